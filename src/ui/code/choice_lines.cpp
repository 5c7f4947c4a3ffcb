#include "ui/code/choice_lines.hpp"

#include <fmt/format.h>

#include "ui/kit/choice_mark.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

using Stage = player::Prediction::Stage;

bool means_line(const Sheet& sheet, std::size_t choice, std::uint32_t line) {
  const std::uint32_t meant = sheet.model.prediction->question.choices[choice].means.line;
  return meant != 0 && sheet.run.shown_line(meant) == line;
}

bool is_question_about(const Sheet& sheet) {
  const player::Prediction* const now = sheet.model.prediction;
  return now != nullptr && !now->is(Stage::over) && &sheet.run == &sheet.model.runs[now->question.run];
}

bool draw_open(Sheet& sheet, const Row& row, const Rect& band) {
  const player::Prediction& now = *sheet.model.prediction;
  for (std::size_t i = 0; i < now.question.choices.size(); ++i) {
    if (!means_line(sheet, i, row.line)) continue;
    const std::string name = fmt::format("choice_line/{}", i);
    publish(sheet.state, name, band);
    const bool hot = hovered(sheet.state, band);
    if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (hot && now.choice != i) outline(sheet.theme(), band, sheet.theme().color().text_dim, 5);
    if (now.choice == i) outline_choice(sheet.theme(), band, ChoiceMark::chosen);
    draw_choice_number(sheet.theme(), band.x + sheet.theme().px(16), band.center_y(), i, now.choice == i);
    if (take(sheet.state, name, band)) sheet.frame.actions.emplace_back(action::Choose{i});
    return true;
  }
  return false;
}

void draw_told(Sheet& sheet, const Row& row, const Rect& band) {
  const player::Prediction& now = *sheet.model.prediction;
  if (means_line(sheet, now.question.right(), row.line)) {
    outline_choice(sheet.theme(), band, ChoiceMark::right);
    publish(sheet.state, "right_line", band);
  } else if (now.choice && means_line(sheet, *now.choice, row.line)) {
    outline_choice(sheet.theme(), band, ChoiceMark::said);
    publish(sheet.state, "said_line", band);
  }
}

}  // namespace

bool draw_choice_line(Sheet& sheet, const Row& row, float y) {
  if (!row.is_first() || !is_question_about(sheet)) return false;
  const Rect band{sheet.area.x + sheet.theme().px(6), y + sheet.theme().px(1), sheet.area.w - sheet.theme().px(16),
                  sheet.line_height() - sheet.theme().px(2)};
  if (sheet.model.asks()) return draw_open(sheet, row, band);
  if (sheet.model.prediction->is(Stage::answered)) draw_told(sheet, row, band);
  return false;
}

}  // namespace ui
