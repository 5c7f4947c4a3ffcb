// What is on the ruler besides its numbers: the track on which the playhead is dragged, the stop points, and the time
// under the mouse.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// The track of the playhead, filled up to it, and a diamond for each revealed stop point: filled when it was passed.
/// Publishes "stop/N" for the N-th stop point, unless it is where another one already is.
void draw_ruler_marks(const TimelineInk& ink, State& state);

/// The position that a click or a drag at pixel `x` means: a stop point or an instant that is near, else what is there.
/// Left of the axis: before all events.
timeline::Position position_at(const Model& model, const TimelineScene& scene, const Theme& theme, float x);

/// The time of `at`, and a line through the lanes. Publishes "ruler_time".
void draw_time_at(const TimelineInk& ink, State& state, timeline::Position at);

}  // namespace ui
