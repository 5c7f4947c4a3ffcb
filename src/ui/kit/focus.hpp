// The keyboard's focus: a ring of all widgets of the screen, through which Tab goes. A widget puts itself into the ring
// in each frame in which it is drawn.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/rect.hpp"

namespace ui {

struct State;
struct Theme;

/// A widget that the focus can be on.
struct Stop {
  std::string name;
  Rect rect;
};

struct Focus {
  std::string at;          ///< the widget's name; "": none, as after a click
  std::vector<Stop> ring;  ///< of the last frame, panel by panel, in reading order
  std::string pressed;     ///< the widget on which Enter was pressed; for one frame
  std::string said;        ///< the widget whose hover text is shown at once, until the next key
  bool moved = false;      ///< since the last frame: what scrolls brings the widget into view
  bool by_mouse = true;    ///< the mouse was used after the keyboard: hover texts are for what it points to
  bool hushed = false;     ///< a key was pressed after the mouse was moved: what it points to says nothing
  bool closed = false;     ///< a sheet has the keyboard: widgets below it do not enter the ring
};

/// Puts the widget into the ring. @returns whether Enter was pressed on it.
bool add_stop(State& state, const std::string& name, const Rect& rect);

/// Whether the focus is on that widget.
bool has_focus(const State& state, std::string_view name);

/// Around a frame: before the first panel; after each panel, with the size of the ring before it; after the last one.
void focus_begin(State& state);
void focus_panel(State& state, const Theme& theme, std::size_t first);
void focus_end(State& state, const Theme& theme);

/// Moves the focus to the next widget (+1) or the previous one (-1); to the first or the last one if there is none.
void move_focus(State& state, int direction);
void set_focus(State& state, std::string_view name);

/// Scrolls by `offset` px so that a focused widget is in view: its place, inside content shown in `height` px.
void reveal_stop(const State& state, std::string_view name, float top, float bottom, float height, float& offset);

}  // namespace ui
