// The panel of a study (player/study.hpp): its size, and which one is drawn.
#pragma once

#include "ui/layout.hpp"
#include "ui/state.hpp"

namespace ui {

/// What it needs, without its height. A lesson without runs has nothing to study.
StudyNeeds study_needs(const Model& model);

/// Units that its content fills in a panel that is `width` px wide.
float study_height(const Model& model, const Theme& theme, float width, bool presenting);

void draw_study(const Model& model, State& state, Frame& frame, Rect rect);

}  // namespace ui
