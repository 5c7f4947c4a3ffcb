// Words of the glossary in texts of the screen: a click on one opens its card. Called after the text was drawn; while
// the mouse is elsewhere it costs a comparison.
#pragma once

#include <string_view>

#include "ui/kit/theme.hpp"
#include "ui/state.hpp"

namespace ui {

/// Of a text as paragraph() draws it into `place`, whose height is that of all its lines. Where the mouse is over the
/// text, its words are underlined; the one under the mouse is published as "term/" and its id.
void link_terms(const Model& model, State& state, const Theme& theme, ImFont* font, const Rect& place, float line_height,
                std::string_view text);

/// Of one line in `row`, from its left end on, as label() and text_at() draw it.
void link_terms(const Model& model, State& state, const Theme& theme, ImFont* font, const Rect& row, std::string_view text);

}  // namespace ui
