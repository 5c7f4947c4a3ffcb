#include "ui/transport/next_lesson.hpp"

#include "player/lesson_path.hpp"
#include "ui/keys.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

std::string next_words(const Model& model, const Theme& theme, const ButtonLook& look, float most) {
  std::string titled = (*model.words)("transport.next", {{"lesson", next_lesson(model)->title}});
  // Half a pixel of rounding must not shorten it.
  return button_width(theme, titled, look) <= most + 0.5F ? titled : (*model.words)["transport.next_short"];
}

}  // namespace

const LessonEntry* next_lesson(const Model& model) { return model.at_end ? player::neighbour(model, +1) : nullptr; }

float next_lesson_width(const Model& model, const Theme& theme, float most) {
  const std::string key = player::keys_text(player::command("next_lesson"));
  const ButtonLook look{.on = true, .key = key};
  return button_width(theme, next_words(model, theme, look, most), look);
}

void draw_next_lesson(const Model& model, State& state, Frame& frame, const Rect& place) {
  const std::string key = player::keys_text(player::command("next_lesson"));
  const ButtonLook look{.on = true, .key = key};
  const LessonEntry* const next = next_lesson(model);
  if (button(frame.theme, state, "next_lesson", place, next_words(model, frame.theme, look, place.w), look)) {
    frame.actions.emplace_back(action::SelectLesson{next->id});
  }
}

}  // namespace ui
