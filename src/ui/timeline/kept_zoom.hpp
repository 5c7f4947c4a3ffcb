// The zoom when one kind of axis turns into the other: the place that was enlarged stays where it was.
#pragma once

#include "player/model.hpp"
#include "timeline/axis.hpp"
#include "ui/timeline/axis_motion.hpp"

namespace ui {

struct State;

/// The range of the axis before, and the one that was made of it.
struct KeptZoom {
  timeline::AxisKind kind = timeline::AxisKind::time;
  AxisRange zoom, made;
};

/// Called when the axis of `model` is no longer of the kind `before`, whose range is still in `state`. The playhead, if
/// it was in view, else what was in the middle, keeps its place; as much is enlarged as before. Going back to an axis
/// gives its range back, unless it was changed on the other one.
void turn_zoom(const player::Model& model, State& state, timeline::AxisKind before);

}  // namespace ui
