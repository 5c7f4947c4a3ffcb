// A delay changed by the end of its bar. The program runs again in each frame, and the end follows the mouse: how far
// it moves for a second of the parameter is read off the run, since the bar may begin behind others of the same delay.
#pragma once

#include "ui/timeline/timeline_scene.hpp"

namespace ui {

/// The mouse takes that end, in this cell of the panel.
void begin_bar_drag(const Model& model, State& state, const TimelineScene& scene, const BarEnd& end, std::size_t cell);

/// One frame of the drag: appends SetParameter for each change. let_go() ends it.
void continue_bar_drag(const Model& model, BarEndDrag& drag, Frame& frame, const TimelineScene& scene);

/// `value` seconds on a grid that suits a pixel of `per_px` seconds: off by less than a pixel, and drawn to round
/// values from near by. Inside [low, lessons::kMaxDelay].
double round_to_pixels(double value, double per_px, double low);

}  // namespace ui
