// The program's screen without its window, for the rows that measure frames.
#pragma once

#include <imgui.h>

#include <functional>
#include <string>

#include "player/player.hpp"
#include "ui/kit/theme.hpp"
#include "ui/state.hpp"

inline constexpr auto kLanguage = text::Language::ko;

/// The lessons and words of the program.
const player::Library& library();

/// One window of 1440 x 900, as the program draws it. Only one at a time: Dear ImGui's context is global.
class Screen {
 public:
  using Open = std::function<void(player::Player&)>;

  /// `open` opens what the screen shows; the playhead is then moved to the end.
  explicit Screen(const Open& open);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  /// The screen of this name; another one is closed before it is made. Valid until the next call.
  static Screen& named(const std::string& name, const Open& open);

  /// One frame, up to the triangles for the graphics card.
  void draw();
  /// A frame with nothing of the program's: `fill` draws on the background.
  void draw_floor(const std::function<void(ImDrawList&)>& fill);

  player::Player document{library(), player::Settings{}, kLanguage};

 private:
  ImGuiContext* context_;
  ui::Theme theme_;
  ui::State state_;
};
