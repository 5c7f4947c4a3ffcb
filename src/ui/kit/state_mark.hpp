// The dot of a state, beside a name in the code or in the event loop: each state has its own shape, so that no state
// depends on colour alone.
#pragma once

#include <imgui.h>

#include "timeline/state.hpp"
#include "ui/kit/theme.hpp"

namespace ui {

/// Draws the shape of `state`, `radius` px large, in its colour.
void draw_state_mark(ImDrawList& list, const Theme& theme, ImVec2 center, float radius, timeline::State state);

}  // namespace ui
