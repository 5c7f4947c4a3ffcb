// The lesson's asides in the free part of the timeline: a box about a wait, or the await chain as a stack whose frames
// are connected to lanes and lines by numbers.
#pragma once

#include <vector>

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Height in px that the asides of these runs need at `width` px, for any playhead; 0 if there are none.
float aside_height(const Model& model, const Theme& theme, const std::vector<std::size_t>& runs, float width);

/// The box for the playhead: one of its functions waits, and the thread is free. The selected run has precedence. Null
/// if no run of `runs` has one.
const lessons::Box* said_box(const Model& model, const std::vector<std::size_t>& runs);

/// Draws it into LaneLayout::aside, if there is one. A click on a frame of the stack selects its lane and shows its
/// line. Publishes "aside", and "frame/N" for the frames, N from 1, outermost first.
void draw_aside(const TimelineInk& ink, State& state);

}  // namespace ui
