#include "ui/code/code_panel.hpp"

#include <algorithm>
#include <cmath>

#include "ui/code/code_lines.hpp"
#include "ui/code/code_sheet.hpp"
#include "ui/keys.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr float kHeader = 44;
constexpr float kTabGap = 14;
constexpr float kTabRow = 30;

float tabs_width(const Model& model, const Theme& theme, const ImFont* font) {
  float width = 0;
  for (const RunView& run : model.runs) width += measure(font, run.title) + theme.px(kTabGap);
  return width;
}

void draw_tab(const Model& model, State& state, Frame& frame, std::size_t index, ImFont* font, const Rect& rect) {
  const Theme& theme = frame.theme;
  const Palette& c = theme.color();
  const bool chosen = index == model.selected_run;
  const Rect hit{rect.x - theme.px(6), rect.y, rect.w + theme.px(12), rect.h};
  const std::string name = "code_tab/" + std::to_string(index);
  publish(state, name, hit);
  const bool hot = hovered(state, hit);
  if (hot) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  label(state, font, rect, chosen || hot ? c.text : c.text_dim, model.runs[index].title);
  if (chosen) fill(theme, {rect.x, rect.y + rect.h - theme.px(2), rect.w, theme.px(2)}, c.accent, 1);
  if (take(state, name, hit) && !chosen) frame.actions.emplace_back(action::SelectRun{index});
}

/// Tabs, each as wide as its title, in as many rows as they need. @returns the height of the rows after the first.
float draw_tabs(const Model& model, State& state, Frame& frame, const Rect& row) {
  const Theme& theme = frame.theme;
  ImFont* font = theme.fonts.body;
  if (tabs_width(model, theme, font) - theme.px(kTabGap) > row.w) font = theme.fonts.small;
  float x = row.x;
  float y = row.y;
  for (std::size_t i = 0; i < model.runs.size(); ++i) {
    const float width = std::min(measure(font, model.runs[i].title), row.w);
    if (x > row.x && x + width > row.x + row.w + 0.5F) {
      x = row.x;
      y += theme.px(kTabRow);
    }
    draw_tab(model, state, frame, i, font, {x, y, width, row.h});
    x += width + theme.px(kTabGap);
  }
  return y - row.y;
}

/// The button of the edits, at the left of the switch; where there is no room for it, it has its key.
void draw_edit_button(const Model& model, State& state, Frame& frame, const Rect& row) {
  const Theme& theme = frame.theme;
  const text::Words& words = *model.words;
  const player::Command& command = player::command("edit");
  const std::string key = player::keys_text(command);
  const ButtonLook look{.on = !model.edit.empty(), .bare = false, .key = key};
  for (const char* const name : {"code.edit", "code.edit_short"}) {
    const float width = button_width(theme, words[name], look);
    if (width > row.w) continue;
    const Rect place{row.x, row.y, width, row.h};
    if (button(theme, state, "edit", place, words[name], look)) carry_out(command, model, state, frame.actions);
    return tip(state, "edit", place, player::hint(command, words));
  }
}

/// The height of the header: tabs and the language switch share a row if both fit, and there is no button.
float draw_header(const Model& model, State& state, Frame& frame, const Rect& rect) {
  const Theme& theme = frame.theme;
  const std::string labels[] = {(*model.words)["code.python"], (*model.words)["code.cpp"]};
  const float switch_width = model.has_cpp ? segments_width(theme, labels) : 0;
  Rect row{rect.x, rect.y, rect.w, theme.px(kHeader - 6)};
  const bool edits = !model.edits.empty();
  const bool together = !edits && tabs_width(model, theme, theme.fonts.small) + switch_width <= rect.w + theme.px(2);
  const Rect tabs{row.x, row.y, together && model.has_cpp ? row.w - switch_width - theme.px(kTabGap - 2) : row.w,
                  row.h};
  const float more = draw_tabs(model, state, frame, tabs);
  float height = theme.px(kHeader) + more;
  if (!model.has_cpp && !edits) return height;
  if (!together) {
    row.y += row.h + more;
    height += theme.px(30);
  }
  const Rect place{rect.x + rect.w - switch_width, row.y + theme.px(6), switch_width, theme.px(26)};
  if (edits) draw_edit_button(model, state, frame, {rect.x, place.y, place.x - theme.px(8) - rect.x, place.h});
  if (!model.has_cpp) return height;
  const int hit = segments(theme, state, "code", place, labels, model.code == lessons::Code::python ? 0 : 1);
  const auto chosen = hit == 0 ? lessons::Code::python : lessons::Code::cpp;
  if (hit >= 0 && chosen != model.code) frame.actions.emplace_back(action::SetCode{chosen});
  return height;
}

}  // namespace

void draw_code(const Model& model, State& state, Frame& frame, Rect rect) {
  const Theme& theme = frame.theme;
  panel(theme, rect);
  publish(state, "code_panel", rect);
  add_stop(state, "code_panel", rect);
  const Rect inner = inset(rect, theme.px(16), 0);
  const float header = draw_header(model, state, frame, inner);
  const float bottom = theme.px(6);
  // Whole rows only: half a line of code cannot be read.
  const float room = rect.h - header - bottom;
  const float row = theme.px(Sheet::kLine);
  const Rect body{rect.x, rect.y + header, rect.w, std::max(row, std::floor(room / row) * row)};
  const RunView* run = model.selected_run < model.runs.size() ? &model.runs[model.selected_run] : nullptr;
  if (run == nullptr || run->listing == nullptr) {
    paragraph(theme.fonts.small, {inner.x, body.y + theme.px(8), inner.w, body.h}, theme.px(18), theme.color().text_dim,
              (*model.words)["code.no_source"]);
    return;
  }
  draw_code_lines(model, *run, state, frame, body);
}

}  // namespace ui
