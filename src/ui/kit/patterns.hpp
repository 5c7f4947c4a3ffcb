// The look of the states: each has its own colour and pattern, so that no state depends on colour alone. Also the signs
// at the end of lanes.
#pragma once

#include <imgui.h>

#include <vector>

#include "timeline/model.hpp"
#include "ui/kit/theme.hpp"
#include "ui/state.hpp"

namespace ui {

/// Draws a bar of `state` into `bar`, with corners of 4 units, in the colour and pattern of ui/kit/state_look.hpp.
/// Hatches and dots hang on the bar's left edge, `shift` pixels to the left of it for a bar whose beginning is out of
/// view.
void draw_bar(ImDrawList& list, const Theme& theme, Rect bar, timeline::State state, float shift = 0);

/// A bar that is too small for its pattern: its colour, as strong as the pattern would be.
void draw_small_bar(ImDrawList& list, const Theme& theme, Rect bar, timeline::State state);

/// The outline of a bar behind a veil: faded, but seen.
void draw_faded_edge(ImDrawList& list, const Theme& theme, Rect bar, timeline::State state);

/// Draws the sign of `cap` centred on a point, `size` pixels wide: a tick, a cross, a barred ring, a broken ring with a
/// dot.
void draw_cap(ImDrawList& list, const Theme& theme, ImVec2 center, float size, timeline::Cap cap, float strength = 1);

/// The part of the convex polygon `subject` inside the convex polygon `window`; both clockwise on the screen.
std::vector<ImVec2> clip_convex(std::vector<ImVec2> subject, const std::vector<ImVec2>& window);

}  // namespace ui
