#include "ui/kit/search_field.hpp"

#include "ui/kit/brush.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {

void search_field(const Theme& theme, State& state, const Rect& field, std::string_view typed, const SearchHint& hint,
                  ImU32 edge) {
  const Palette& c = theme.color();
  fill(theme, field, c.raised, 8);
  outline(theme, field, edge, 8);
  const Rect inner = inset(field, theme.px(12), 0);
  if (typed.empty()) {
    const bool fits = measure(theme.fonts.small, hint.all) <= inner.w;
    label(state, theme.fonts.small, inner, c.text_dim, fits ? hint.all : hint.brief);
    return;
  }
  const float x = inner.x + label(state, theme.fonts.body, inner, c.text, typed) + theme.px(2);
  fill(theme, {x, field.y + field.h / 4, theme.px(1.5F), field.h / 2}, c.text, 0);
}

}  // namespace ui
