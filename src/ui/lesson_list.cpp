#include "ui/lesson_list.hpp"

#include <algorithm>

#include "ui/text_layout.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

constexpr float kRow = 36;

void draw_entry(const Model& model, State& state, Frame& frame, std::size_t index, const Rect& row, bool listening) {
  const Theme& theme = frame.theme;
  const Palette& c = theme.color();
  const LessonEntry& entry = model.lessons[index];
  const bool current = entry.id == model.lesson_id;
  publish(state, "lesson/" + entry.id, row);
  const bool hot = hovered(state, row);
  if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (hot || current) fill(theme, row, hot ? c.inset : c.raised, 6);
  const Rect number{row.x, row.y, theme.px(32), row.h};
  label(state, theme.fonts.code, number, c.text_faint, std::to_string(index + 1), Align::right);
  const Rect title{row.x + theme.px(44), row.y, row.w - theme.px(76), row.h};
  label(state, current ? theme.fonts.body_bold : theme.fonts.body, title, c.text, entry.title);
  if (current) sign(Sign::check, row.x + row.w - theme.px(18), row.center_y(), theme.px(12), c.text_dim);
  if (listening && clicked(state, row)) {
    state.lessons_open = false;
    if (!current) frame.actions.emplace_back(action::SelectLesson{entry.id});
  }
}

float wanted_width(const Model& model, const Theme& theme) {
  float width = theme.px(240);
  for (const LessonEntry& each : model.lessons) width = std::max(width, measure(theme.fonts.body_bold, each.title));
  return width + theme.px(96);
}

}  // namespace

void draw_lesson_list(const Model& model, State& state, Frame& frame, Rect anchor, Rect screen, bool listening) {
  const Theme& theme = frame.theme;
  const float margin = theme.px(16);
  const float border = theme.px(8);
  const float rows = theme.px(kRow) * static_cast<float>(model.lessons.size());
  Rect sheet{anchor.x, anchor.y + anchor.h + theme.px(6), std::min(wanted_width(model, theme), screen.w - 2 * margin),
             0};
  sheet.h = std::min(rows + 2 * border, screen.y + screen.h - margin - sheet.y);
  publish(state, "lesson_list", sheet);
  floating_panel(theme, sheet);
  const Rect body = inset(sheet, border, border);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (listening && ImGui::GetIO().MouseClicked[0] && !sheet.contains(mouse.x, mouse.y)) state.lessons_open = false;
  const Clip clip(body);
  scroll(theme, state, "lesson_list", {sheet.x, body.y, sheet.w, body.h}, rows, state.lessons_scroll);
  float y = body.y - state.lessons_scroll;
  for (std::size_t i = 0; i < model.lessons.size(); ++i, y += theme.px(kRow)) {
    draw_entry(model, state, frame, i, {body.x, y, body.w, theme.px(kRow - 2)}, listening);
  }
  scroll_bar(theme, state, "lesson_list");
}

}  // namespace ui
