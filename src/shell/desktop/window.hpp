// The one window: GLFW, OpenGL 3.3 and Dear ImGui's backends behind a small face. It knows nothing of lessons.
#pragma once

#include <imgui.h>

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "player/settings.hpp"
#include "shell/desktop/icon.hpp"
#include "shell/desktop/key_input.hpp"

struct GLFWwindow;

namespace desktop {

class Window {
 public:
  /// Opens at `place`, brought onto a monitor if it lies on none. Its sizes are those of an unscaled display.
  /// @throws platform::NoWindow when there is no display or no OpenGL 3.3.
  Window(const player::WindowPlace& place, const std::vector<Icon>& icons);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  [[nodiscard]] bool should_close() const;
  void set_title(const std::string& title);

  /// Sleeps until the person or the system does something, at most `longest` (nothing: for ever).
  void wait(std::optional<std::chrono::duration<double>> longest);
  /// Ends a wait(), from any thread.
  static void wake();
  /// Takes what has come without sleeping.
  void poll();
  /// Whether the person or the system did anything that may change the picture since the last call.
  bool take_activity();
  /// Keys since the last call, in order.
  std::vector<KeyEvent> take_keys();

  /// Begins a frame of Dear ImGui.
  void begin_frame();
  /// Draws what the frame has, on `background`, and shows it. Returns no sooner than the display can show another one.
  void end_frame(ImU32 background);
  /// The atlas was built anew: the next frame sends it to the graphics card.
  void fonts_changed();

  /// Pixels a unit that the display asks for: 2 on a 4K screen set to 200 %.
  [[nodiscard]] float scale() const;
  [[nodiscard]] bool full_screen() const { return full_screen_; }
  void set_full_screen(bool on);
  /// Of its upper left corner on the screen, without its frame.
  [[nodiscard]] std::pair<int, int> position() const;
  /// Where it stands, or stood before it filled the screen.
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
  KeyQueue keys_;
  bool active_ = false;
  bool full_screen_ = false;
  player::WindowPlace before_full_screen_;
  double refresh_rate_ = 60;  ///< pictures a second
  std::chrono::steady_clock::time_point next_frame_;
};

}  // namespace desktop
