// The drawing primitives of the screen: panels, hairlines, lines of text, signs. They draw into the draw list of the
// current ImGui window, in the theme's colours, without mouse input.
#pragma once

#include <string_view>

#include "ui/state.hpp"

namespace ui {

/// The draw list that panels draw into.
ImDrawList& ink();

/// Once per frame, after ImGui::NewFrame() and before anything is drawn: Dear ImGui 1.86 divides by its number of segments
/// of a circle of radius 0, which is 0, to draw a corner of less than a millionth of a pixel.
void allow_tiny_corners();

/// Width of a hairline: one pixel, more on a dense display.
float hairline(const Theme& theme);

/// A filled rounded rectangle with a hairline border. `corner` in units.
void fill(const Theme& theme, const Rect& rect, ImU32 ground, float corner);
void outline(const Theme& theme, const Rect& rect, ImU32 color, float corner);
/// The background of a panel: corner 10, hairline.
void panel(const Theme& theme, const Rect& rect);
/// A panel over other panels: the same with a soft shadow.
void floating_panel(const Theme& theme, const Rect& rect);

enum class Align : std::uint8_t { left, center, right };

/// One line of text inside `rect`, vertically centred. Text that does not fit is shortened and recorded in State::cut.
/// @returns the width drawn.
float label(State& state, ImFont* font, const Rect& rect, ImU32 color, std::string_view text,
            Align align = Align::left);

/// Text of several lines from the top left corner of `rect`, wrapped to its width, `line_height` px a line.
/// The first `lead` bytes are drawn in `lead_color`. @returns the height used.
float paragraph(ImFont* font, const Rect& rect, float line_height, ImU32 color, std::string_view text,
                std::size_t lead = 0, ImU32 lead_color = 0);

enum class Sign : std::uint8_t {
  play,
  pause,
  step_back,
  step,
  to_begin,
  to_end,
  moon,
  speaks,
  silent,
  sun,
  chevron,
  undo,
  redo,
  motion,
  still,
  close,
  check,
  list,
  arrow
};

/// A sign drawn as a shape (most fonts lack them), centred on (x, y), in a square of `size` px.
void sign(Sign which, float x, float y, float size, ImU32 color);

/// The rectangle shrunk by `dx` and `dy` px on each side.
Rect inset(const Rect& rect, float dx, float dy);

/// Clips drawing to `rect` until the end of the scope.
class Clip {
 public:
  explicit Clip(const Rect& rect);
  ~Clip();
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;
};

}  // namespace ui
