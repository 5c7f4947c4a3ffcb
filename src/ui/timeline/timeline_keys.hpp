// What keys do to the view of the timeline: zoom, pan, scroll.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Shows half as much (+1) or twice as much (-1), around the playhead if it is in view, else around the middle.
void zoom_timeline(const Model& model, State& state, int direction);

/// Moves the view of the axis by a fifth of its width: to later times (+1) or earlier ones (-1).
void pan_timeline(const Model& model, State& state, int direction);

/// Scrolls the lanes by a few: down (+1) or up (-1).
void scroll_lanes(State& state, int direction);

/// The whole axis, the first lanes, no selected lane.
void show_whole_timeline(State& state);

}  // namespace ui
