// What a lesson says in the free part of the timeline: a box with what a wait means, or the await chain as a stack
// whose frames are tied to lanes and lines by numbers.
#pragma once

#include <vector>

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Height in px that the asides of these runs need at `width` px, whatever the playhead; 0 where none has one.
float aside_height(const Model& model, const Theme& theme, const std::vector<std::size_t>& runs, float width);

/// The box that is true at the playhead: one of its functions waits, and nobody holds the thread meanwhile. The
/// selected run's comes first. Null where no run of `runs` has one to say.
const lessons::Box* said_box(const Model& model, const std::vector<std::size_t>& runs);

/// Draws it into LaneLayout::aside, where there is one. A click on a frame of the stack selects its lane and brings up
/// its line. Publishes "aside", and "frame/N" for the frames, N from 1, outermost first.
void draw_aside(const TimelineInk& ink, State& state);

}  // namespace ui
