#include "ui/overlay/lesson_card.hpp"

#include <algorithm>

#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/overlay/lesson_picture.hpp"

namespace ui {
namespace {

void draw_card_ground(const Theme& theme, const Rect& card, bool open, bool focused) {
  const Palette& c = theme.color();
  fill(theme, card, focused ? c.inset : c.raised, 8);
  outline(theme, card, open ? c.text_dim : c.hairline, 8);
  if (!focused) return;
  const float wide = std::max(2.0F, theme.px(2));
  const Rect ring = inset(card, wide / 2, wide / 2);
  ink().AddRect(top_left(ring), bottom_right(ring), c.text_dim, theme.px(8), 0, wide);
}

void draw_card_title(const Theme& theme, const Rect& place, const std::string& title, bool open) {
  const CardTitle words = card_title(theme, title, place.w);
  const float height = words.line * static_cast<float>(words.lines.size());
  float y = place.center_y() - height / 2;
  // One line in the bold face takes the place of one in the other, if it fits.
  const bool bold = open && words.lines.size() == 1 && measure(theme.fonts.body_bold, title) <= place.w;
  for (const std::string_view line : words.lines) {
    text_at(ink(), bold ? theme.fonts.body_bold : words.font, place.x, y + words.line / 2, theme.color().text, line);
    y += words.line;
  }
}

void draw_card_tail(const Model& model, State& state, const Theme& theme, const LessonEntry& entry, const Rect& place) {
  if (place.w <= 0) return;
  const Palette& c = theme.color();
  if (card_ticked(model, entry)) {
    const float size = theme.px(10);
    sign(Sign::check, place.x + size / 2, place.center_y(), size, c.of(timeline::State::running));
  }
  label(state, theme.fonts.small, place, c.text_dim, card_tail(model, entry), Align::right);
}

}  // namespace

void draw_lesson_card(const Model& model, State& state, const Theme& theme, const ShelfPlan& plan, const ShelfLesson& at,
                      const Rect& card, bool focused) {
  const LessonEntry& entry = model.lessons[at.lesson];
  const bool open = entry.id == model.lesson_id;
  const CardParts parts = card_parts(model, theme, plan, entry, card);
  draw_card_ground(theme, card, open, focused);
  if (parts.number.w > 0) {
    label(state, theme.fonts.code, parts.number, theme.color().text_dim, std::to_string(at.number), Align::right);
  }
  publish(state, "lesson_picture/" + entry.id, parts.picture);
  if (model.pictures != nullptr) draw_lesson_picture(model.pictures->of(entry.id), theme, parts.picture);
  draw_card_title(theme, parts.title, entry.title, open);
  draw_card_tail(model, state, theme, entry, parts.tail);
}

}  // namespace ui
