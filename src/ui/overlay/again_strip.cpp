#include "ui/overlay/again_strip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "player/again.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kStrip = 44;     // units
constexpr float kStripGap = 12;  // below it
constexpr float kAgainGap = 8;   // between its buttons

/// The questions of one lesson.
struct AgainLesson {
  const player::AgainView* first = nullptr;
  std::size_t count = 0;

  [[nodiscard]] std::string words() const {
    return count == 1 ? first->lesson_title : fmt::format("{} ({})", first->lesson_title, count);
  }
};

std::vector<AgainLesson> lessons_to_try(const Model& model) {
  std::vector<AgainLesson> lessons;
  for (const player::AgainView& each : model.again) {
    const bool same = !lessons.empty() && lessons.back().first->question.lesson == each.question.lesson;
    if (!same) lessons.push_back({&each, 0});
    ++lessons.back().count;
  }
  return lessons;
}

}  // namespace

float again_strip_height(const Model& model, const Theme& theme) {
  return model.again.empty() ? 0 : theme.px(kStrip + kStripGap);
}

void draw_again_strip(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const Theme& theme = frame.theme;
  const Palette& c = theme.color();
  const Rect strip{rect.x, rect.y, rect.w, theme.px(kStrip)};
  panel(theme, strip);
  publish(state, "again_strip", strip);
  Rect row = inset(strip, theme.px(16), theme.px(8));
  const auto advance = [&row](float width) {
    row.x += width;
    row.w -= width;
  };
  const std::string title = player::to_try_words(model.again.size(), *model.words);
  if (measure(theme.fonts.body_bold, title) < row.w / 2) {
    advance(label(state, theme.fonts.body_bold, row, c.text, title) + theme.px(16));
  }
  const auto lessons = lessons_to_try(model);
  std::size_t shown = 0;
  for (const AgainLesson& each : lessons) {
    const std::string more = fmt::format("+{}", lessons.size() - shown);
    const float room = row.w - (shown + 1 < lessons.size() ? measure(theme.fonts.small, more) + theme.px(8) : 0);
    const float width = std::ceil(button_width(theme, each.words()));
    if (width > room && shown > 0) {
      label(state, theme.fonts.small, row, c.text_dim, more);
      break;
    }
    const Rect place{row.x, row.y, std::min(width, room), row.h};
    if (button(theme, state, "again/" + each.first->question.lesson, place, each.words())) {
      frame.actions.push_back(player::try_again(each.first->question));
    }
    advance(place.w + theme.px(kAgainGap));
    ++shown;
  }
}

}  // namespace ui
