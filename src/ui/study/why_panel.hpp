// The panel "Why 9.0 s": why the selected run takes as long as it does, in sentences that lead the playhead.
#pragma once

#include "ui/state.hpp"

namespace ui {

/// Units that it needs to show all of its sentences, `width` px wide.
float why_height(const Model& model, const Theme& theme, float width, bool presenting);

void draw_why(const Model& model, State& state, Frame& frame, Rect rect);

/// The playhead goes to the begin of that part, and its run is selected.
void go_to_part(const Model& model, std::size_t run, std::size_t part, std::vector<Action>& actions);

}  // namespace ui
