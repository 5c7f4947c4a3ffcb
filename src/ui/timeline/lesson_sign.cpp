#include "ui/timeline/lesson_sign.hpp"

namespace ui {

void draw_lesson_sign(const Theme& theme, lessons::Sign which, float x, float y, float size) {
  const Palette& c = theme.color();
  switch (which) {
    case lessons::Sign::wrong: return sign(Sign::close, x, y, size, c.raised_cap);
    case lessons::Sign::right: return sign(Sign::check, x, y, size, c.of(timeline::State::running));
    case lessons::Sign::none: return sign(Sign::arrow, x, y, size, c.text_dim);
  }
}

}  // namespace ui
