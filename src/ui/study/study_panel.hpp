// The panel of a study (player/study.hpp): its size, and which one is drawn.
#pragma once

#include "ui/layout.hpp"
#include "ui/state.hpp"

namespace ui {

/// What it needs in a window of so many pixels. A lesson without runs has nothing to study.
StudyNeeds study_needs(const Model& model, const State& state, const Theme& theme, float width);

void draw_study(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
