// More drawing primitives for the panels of the run: mixed colours, text placed by its middle, small pills. They draw
// into the given draw list, so that they can be used for any layer of the screen.
#pragma once

#include <imgui.h>

#include <string_view>

#include "ui/kit/theme.hpp"
#include "ui/state.hpp"

namespace ui {

/// `a` at share 0, `b` at share 1; the alpha is mixed like the rest.
ImU32 mix(ImU32 a, ImU32 b, float share);

/// One line of text whose capitals have their middle at height `y` and whose left end, middle or right end is at `x`. Rounded to whole
/// pixels, so that it stays sharp.
void text_at(ImDrawList& list, ImFont* font, float x, float y, ImU32 color, std::string_view text);
void text_centered(ImDrawList& list, ImFont* font, float x, float y, ImU32 color, std::string_view text);
void text_right(ImDrawList& list, ImFont* font, float x, float y, ImU32 color, std::string_view text);

/// One line of text, read from below, whose middle is at (x, y).
void text_upward(ImDrawList& list, ImFont* font, float x, float y, ImU32 color, std::string_view text);

inline ImVec2 top_left(const Rect& rect) { return {rect.x, rect.y}; }
inline ImVec2 bottom_right(const Rect& rect) { return {rect.x + rect.w, rect.y + rect.h}; }

}  // namespace ui
