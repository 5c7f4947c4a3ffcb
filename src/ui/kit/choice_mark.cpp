#include "ui/kit/choice_mark.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"

namespace ui {

Rect draw_choice_number(const Theme& theme, float x, float y, std::size_t choice, bool chosen) {
  const Palette& c = theme.color();
  const float r = theme.px(8);
  const Rect place{x - r, y - r, 2 * r, 2 * r};
  fill(theme, place, chosen ? c.accent : c.raised, 8);
  outline(theme, place, chosen ? c.accent : c.text_dim, 8);
  text_centered(ink(), theme.fonts.small, x, y, chosen ? c.on_accent : c.text, fmt::format("{}", choice + 1));
  return place;
}

void outline_choice(const Theme& theme, const Rect& rect, ChoiceMark mark) {
  const Palette& c = theme.color();
  const ImU32 color = mark == ChoiceMark::chosen  ? c.accent
                      : mark == ChoiceMark::right ? c.of(timeline::State::running)
                                                  : c.raised_cap;
  ink().AddRect(top_left(rect), bottom_right(rect), color, theme.px(5), 0, std::max(1.5F, theme.px(1.5F)));
  if (mark == ChoiceMark::chosen) return;
  const float x = rect.x + rect.w - theme.px(10);
  fill(theme, {x - theme.px(8), rect.center_y() - theme.px(7), theme.px(16), theme.px(14)}, c.panel, 4);
  sign(mark == ChoiceMark::right ? Sign::check : Sign::close, x, rect.center_y(), theme.px(9), color);
}

}  // namespace ui
