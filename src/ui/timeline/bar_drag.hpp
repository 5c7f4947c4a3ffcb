// A delay changed by the end of its bar. The program runs again in each frame, and the end follows the mouse: how far
// it moves for a second of the parameter is read off the run, since the bar may begin behind others of the same delay.
#pragma once

#include "ui/timeline/timeline_scene.hpp"

namespace ui {

void begin_bar_drag(const Model& model, State& state, const TimelineScene& scene, const BarEnd& end);

/// One frame of the drag: appends SetParameter for each change, and one with `done` when `down` is false.
void continue_bar_drag(const Model& model, State& state, Frame& frame, const TimelineScene& scene, bool down);

/// `value` seconds on a grid that suits a pixel of `per_px` seconds: off by less than a pixel, and drawn to round
/// values from near by. Inside [low, lessons::kMaxDelay].
double round_to_pixels(double value, double per_px, double low);

}  // namespace ui
