#include "ui/overlay/edit_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/kit/changed_line.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/overlay/edit_choice.hpp"

namespace ui {
namespace {

constexpr float kSheetWidth = 680, kSheetPad = 16;
constexpr float kSheetTitle = 28, kHintLine = 17;
constexpr float kRowPad = 10, kRowTitle = 22, kEditRowGap = 6;
constexpr float kCodeLine = 20, kSigns = 20;
constexpr float kDigits = 26;  // the column of the numbers

/// A piece of a changed line, on a line of its own.
struct CodePiece {
  bool added = false, first = true;
  std::string_view text;
};

/// A row of the sheet, laid out.
struct EditRow {
  std::string_view title, run;
  std::vector<CodePiece> code;
  float height = 0;
};

/// The indentation that all changed lines have: they are shown without it.
std::size_t common_indent(const std::vector<lessons::ChangedLine>& changed) {
  std::size_t least = std::string::npos;
  for (const lessons::ChangedLine& each : changed) least = std::min(least, each.text.find_first_not_of(' '));
  return least == std::string::npos ? 0 : least;
}

EditRow lay_out_edit(const Model& model, const Theme& theme, std::size_t index, float width) {
  if (index >= model.edits.size()) return {(*model.words)["edits.none"], "", {}, theme.px(2 * kRowPad + kRowTitle)};
  const player::EditView& edit = model.edits[index];
  EditRow row{edit.title, edit.run, {}, 0};
  const std::size_t indent = common_indent(edit.changed);
  for (const lessons::ChangedLine& line : edit.changed) {
    const std::string_view text = std::string_view(line.text).substr(std::min(indent, line.text.size()));
    bool first = true;
    for (const std::string_view piece : wrap(theme.fonts.code, text, width - theme.px(kDigits + kSigns + 20))) {
      row.code.push_back({line.added, std::exchange(first, false), piece});
    }
  }
  row.height = theme.px(2 * kRowPad + kRowTitle) + theme.px(kCodeLine) * static_cast<float>(row.code.size());
  return row;
}

void draw_code(const Theme& theme, const Rect& row, const EditRow& edit) {
  Rect line{row.x + theme.px(12 + kDigits), row.y + theme.px(kRowPad + kRowTitle), 0, theme.px(kCodeLine)};
  line.w = row.x + row.w - theme.px(12) - line.x;
  ImFont* font = theme.fonts.code;
  for (const CodePiece& piece : edit.code) {
    draw_changed_ground(theme, line, piece.added);
    if (piece.first) draw_changed_sign(theme, {line.x, line.y, theme.px(kSigns), line.h}, piece.added);
    const ImU32 color = piece.added ? theme.color().text : theme.color().text_dim;
    ink().AddText(font, font->FontSize, {std::round(line.x + theme.px(kSigns)), centered_y(font, line.y, line.h)}, color,
                  piece.text.data(), piece.text.data() + piece.text.size());
    line.y += line.h;
  }
}

void draw_edit(const Model& model, State& state, const Theme& theme, std::size_t index, const EditRow& edit,
               const Rect& row) {
  const Palette& c = theme.color();
  const bool focused = index == state.edits_at;
  if (focused) fill(theme, row, c.inset, 8);
  outline(theme, row, focused ? c.text_dim : c.hairline, 8);
  const Rect head{row.x + theme.px(12), row.y + theme.px(kRowPad), row.w - theme.px(24), theme.px(kRowTitle)};
  label(state, theme.fonts.code, {head.x, head.y, theme.px(kDigits), head.h}, c.text_dim, std::to_string(index + 1));
  const std::string now = is_chosen_edit(model, index) ? (*model.words)["edits.now"] : std::string(edit.run);
  const float tail = std::min(measure(theme.fonts.small, now), head.w / 2);
  const Rect right{head.x + head.w - tail, head.y, tail, head.h};
  label(state, theme.fonts.small, right, c.text_dim, now, Align::right);
  const Rect title{head.x + theme.px(kDigits), head.y, right.x - theme.px(12) - head.x - theme.px(kDigits), head.h};
  ImFont* font = measure(theme.fonts.body_bold, edit.title) <= title.w ? theme.fonts.body_bold : theme.fonts.small;
  label(state, font, title, c.text, edit.title);
  draw_code(theme, row, edit);
}

/// The focus follows the mouse when it moves.
void follow_mouse_to(State& state, std::size_t index, const Rect& row) {
  const ImVec2 moved = ImGui::GetIO().MouseDelta;
  if (!hovered(state, row)) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (moved.x != 0 || moved.y != 0 || ImGui::GetIO().MouseClicked[0]) state.edits_at = index;
}

void reveal_edit(State& state, const std::vector<EditRow>& rows, float gap, float room) {
  if (!std::exchange(state.edits_reveal, false)) return;
  float top = 0;
  for (std::size_t i = 0; i < std::min(state.edits_at, rows.size()); ++i) top += rows[i].height + gap;
  const float height = state.edits_at < rows.size() ? rows[state.edits_at].height : 0;
  state.edits_scroll = std::max(state.edits_scroll, top + height - room);
  state.edits_scroll = std::max(0.0F, std::min(state.edits_scroll, top));
}

void draw_rows(const Model& model, State& state, Frame& frame, const std::vector<EditRow>& rows, const Rect& body,
               float height, bool listening) {
  const Theme& theme = frame.theme;
  const float gap = theme.px(kEditRowGap);
  reveal_edit(state, rows, gap, body.h);
  const Rect area{body.x, body.y, body.w + theme.px(kSheetPad - 4), body.h};
  const Clip clip(area);
  scroll(theme, state, "edit_list", area, height, state.edits_scroll);
  float y = std::round(body.y - state.edits_scroll);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Rect row{body.x, y, body.w, rows[i].height};
    const std::string name = i < model.edits.size() ? "edit/" + model.edits[i].id : "edit/none";
    publish(state, name, row);
    follow_mouse_to(state, i, row);
    draw_edit(model, state, theme, i, rows[i], row);
    if (listening && clicked(state, row)) choose_edit(i, model, state, frame.actions);
    y += row.h + gap;
  }
  scroll_bar(theme, state, "edit_list");
}

}  // namespace

void draw_edits(const Model& model, State& state, Frame& frame, const Rect& screen, bool listening) {
  const Theme& theme = frame.theme;
  const text::Words& words = *model.words;
  fill(theme, screen, theme.color().scrim, 0);
  const float margin = std::min(theme.px(24), screen.h / 16);
  const float pad = theme.px(kSheetPad);
  Rect sheet{0, 0, std::min(theme.px(kSheetWidth), screen.w - 2 * margin), 0};
  const float width = sheet.w - 2 * pad;
  std::vector<EditRow> rows;
  float height = -theme.px(kEditRowGap);
  for (std::size_t i = 0; i < edit_rows(model); ++i) {
    rows.push_back(lay_out_edit(model, theme, i, width));
    height += rows.back().height + theme.px(kEditRowGap);
  }
  const auto hint_lines = static_cast<float>(wrap(theme.fonts.small, words["edits.ways"], width).size());
  const float head = theme.px(kSheetTitle) + theme.px(kHintLine) * hint_lines + theme.px(10);
  sheet.h = std::min(head + height + 2 * pad, screen.h - 2 * margin);
  sheet.x = std::round(screen.center_x() - sheet.w / 2);
  sheet.y = std::round(screen.center_y() - sheet.h / 2);
  publish(state, "edit_sheet", sheet);
  floating_panel(theme, sheet);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (listening && ImGui::GetIO().MouseClicked[0] && !sheet.contains(mouse.x, mouse.y)) state.edits_open = false;
  const Clip clip(sheet);
  const Rect inner = inset(sheet, pad, pad);
  label(state, theme.fonts.large, {inner.x, inner.y, inner.w, theme.px(kSheetTitle)}, theme.color().text, words["code.edit"]);
  paragraph(theme.fonts.small, {inner.x, inner.y + theme.px(kSheetTitle), inner.w, 0}, theme.px(kHintLine),
            theme.color().text_dim, words["edits.ways"]);
  draw_rows(model, state, frame, rows, {inner.x, inner.y + head, inner.w, std::max(0.0F, inner.h - head)}, height,
            listening);
}

}  // namespace ui
