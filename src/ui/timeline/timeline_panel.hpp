// The timeline: the swimlanes of the visible runs under one ruler.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Draws the panel into the current window and handles the mouse: Seek, SelectRun, SetParameter; view, scroll, selected
/// lane and flash line change in `state`. Publishes "timeline", "ruler", "playhead", "run/R" (headers), "lane/R/L"
/// (rows), "bar/R/L/S" and "bar_end/R/L/S" (S: index of the span) for what is in view.
void draw_timeline(const Model& model, State& state, Frame& frame, Rect rect);

/// Draws the same as draw_timeline(), without input and without publishing.
void draw_timeline_picture(const Model& model, const Theme& theme, Rect rect);

}  // namespace ui
