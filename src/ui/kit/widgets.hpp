// Interactive widgets: buttons, switches, sliders, scrolling, hover texts. Each draws itself, publishes its rectangle
// under a stable name in State::rects, and returns the user's input in this frame.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/kit/brush.hpp"
#include "ui/state.hpp"

namespace ui {

/// Publishes the rectangle of `name` in this frame. Negative sizes (in a window that is too small) become 0.
void publish(State& state, const std::string& name, const Rect& rect);

/// True while the mouse is inside `rect`, inside the clip, and no other handle is being dragged.
bool hovered(const State& state, const Rect& rect);
/// True in the frame in which `rect` is clicked (mouse button 0 goes down).
bool clicked(const State& state, const Rect& rect);
/// A widget that a click or, with the keyboard's focus on it, Enter uses. @returns whether it was used in this frame.
bool take(State& state, const std::string& name, const Rect& rect);
/// Wheel notches over `rect` in this frame, up positive.
float wheel_over(const State& state, const Rect& rect);

/// Drags the handle `name`, from a click in `rect` until the button is released.
struct Grip {
  bool began = false, held = false;
};
Grip grip(State& state, const std::string& name, const Rect& rect);

/// Called after all panels, which need not be those that began a drag. When the button is released, the drag ends: a
/// changed delay is kept, as one undo step.
void let_go(const Model& model, State& state, Frame& frame);

/// Shows `text` in a box below or above `rect` when the mouse has rested there for a moment, or the keyboard's focus:
/// so that a keyboard can ask for it, the widget is in the ring.
void tip(State& state, const std::string& name, const Rect& rect, std::string_view text);
/// The same for what the mouse points to, which is no widget.
void tip_under_mouse(State& state, const std::string& name, const Rect& rect, std::string_view text);
/// Shows `text` at `rect` now.
void tip_now(State& state, const std::string& name, const Rect& rect, std::string_view text);
/// Around a frame: tip_begin before the first widget, tip_draw after the last.
void tip_begin(State& state);
void tip_draw(const Theme& theme, State& state);

struct ButtonLook {
  bool on = false;            ///< a switch that is on: bright border
  bool main = false;          ///< what is done next: filled with the accent
  bool bare = false;          ///< no background and border until the mouse is over it
  std::string_view key = {};  ///< its key, in a faint colour after the label
};

/// A pill with a label. @returns whether it was clicked.
bool button(const Theme& theme, State& state, const std::string& name, const Rect& rect, std::string_view text,
            const ButtonLook& look = {});
/// The width of button() with this label, in px.
float button_width(const Theme& theme, std::string_view text, const ButtonLook& look = {});
/// The same with a sign of `size` units instead of text; `round` makes a circle, `main` fills it with the accent.
struct SignLook {
  float size = 14;
  bool round = false, main = false, bare = false;
};
bool sign_button(const Theme& theme, State& state, const std::string& name, const Rect& rect, Sign which,
                 const SignLook& look = {});

/// Choices side by side, one of them chosen. Each is published as name + "/" + index.
/// @returns the index that was clicked, -1 for none.
int segments(const Theme& theme, State& state, const std::string& name, const Rect& rect,
             std::span<const std::string> labels, int chosen);
float segments_width(const Theme& theme, std::span<const std::string> labels);

/// A slider of the value `value` in [low, high]: `grip` and `value` are the mouse input, `notches` the wheel input (up
/// positive, 0 for none).
struct Slid {
  Grip grip;
  double value = 0;
  int notches = 0;
};
Slid slider(const Theme& theme, State& state, const std::string& name, const Rect& rect, double value, double low,
            double high);

/// The same for a value that cannot be changed: without mouse input.
void still_slider(const Theme& theme, State& state, const std::string& name, const Rect& rect, double value, double low,
                  double high);

/// Scrolls content of `height` px inside `rect` by the wheel and by a thin bar at its right edge; clamps `offset`.
/// Called before the content; scroll_bar() draws the bar, after it.
void scroll(const Theme& theme, State& state, const std::string& name, const Rect& rect, float height, float& offset);
void scroll_bar(const Theme& theme, State& state, const std::string& name);

}  // namespace ui
