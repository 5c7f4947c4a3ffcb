// The one window: GLFW, OpenGL 3.3 and Dear ImGui's backends behind a small interface. Independent of lessons.
#pragma once

#include <imgui.h>

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "player/settings.hpp"
#include "shell/desktop/graphics_reset.hpp"
#include "shell/desktop/icon.hpp"
#include "shell/desktop/key_input.hpp"

struct GLFWwindow;

namespace desktop {

class Window {
 public:
  /// Opens at `place`, moved onto a monitor if it is on none. Its sizes are those of an unscaled display.
  /// @throws platform::NoWindow if there is no display or no OpenGL 3.3.
  Window(const player::WindowPlace& place, const std::vector<Icon>& icons);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  [[nodiscard]] bool should_close() const;
  void set_title(const std::string& title);

  /// Waits for events of the user or the system, at most `longest` (nothing: without limit).
  void wait(std::optional<std::chrono::duration<double>> longest);
  /// Ends a wait(), from any thread.
  static void wake();
  /// Processes pending events without waiting.
  void poll();
  /// Whether there were events since the last call that may change the picture.
  bool take_activity();
  /// Keys since the last call, in order.
  std::vector<KeyEvent> take_keys();

  /// Begins a frame of Dear ImGui.
  void begin_frame();
  /// Draws the frame on `background` and shows it. Returns when the display can show another one.
  /// @throws text::UserError if the graphics card was reset.
  void end_frame(ImU32 background);
  /// The atlas was rebuilt: the next frame uploads it to the graphics card.
  void fonts_changed();

  /// Pixels per unit of the display: 2 on a 4K screen set to 200 %.
  [[nodiscard]] float scale() const;
  /// Width and height of its content, in pixels.
  [[nodiscard]] std::pair<int, int> pixels() const;
  [[nodiscard]] bool full_screen() const { return full_screen_; }
  void set_full_screen(bool on);
  /// The upper left corner on the screen, without its frame.
  [[nodiscard]] std::pair<int, int> position() const;
  /// Its current place, or that before full screen.
  [[nodiscard]] player::WindowPlace place() const;

 private:
  struct Glfw {
    Glfw();
    ~Glfw();
  };
  struct Context {
    Context();
    ~Context();
  };
  [[nodiscard]] player::WindowPlace place_now() const;
  void open(const player::WindowPlace& place);
  void listen();
  void listen_for_activity();
  void pace();

  Glfw glfw_;
  Context context_;
  GLFWwindow* handle_ = nullptr;
  std::optional<GraphicsReset> reset_;
  KeyQueue keys_;
  bool active_ = false;
  std::array<bool, ImGuiMouseButton_COUNT> pressed_{};  ///< mouse buttons, since the last frame
  bool full_screen_ = false;
  player::WindowPlace before_full_screen_;
  double refresh_rate_ = 60;  ///< frames per second
  std::chrono::steady_clock::time_point next_frame_;
};

}  // namespace desktop
