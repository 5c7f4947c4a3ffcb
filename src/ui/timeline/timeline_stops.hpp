// The keyboard's focus on the timeline: the headers of the runs, and in each run one lane, from which the arrows go on.
#pragma once

#include "ui/timeline/timeline_scene.hpp"

namespace ui {

/// Puts them into the ring; selects a run on whose header Enter is pressed; shows the hover text of the lane on which it
/// is pressed: what it does at the playhead.
void add_timeline_stops(const Model& model, State& state, Frame& frame, const TimelineScene& scene);

}  // namespace ui
