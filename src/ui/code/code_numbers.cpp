// The delays in a listing: numbers with a dotted underline that the mouse drags.
#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/code/code_sheet.hpp"
#include "ui/kit/delay_step.hpp"
#include "ui/transport/delay_drag.hpp"

namespace ui {
namespace {

void dotted_underline(const Theme& theme, float from, float to, float y, ImU32 color) {
  const float dot = theme.px(1.5F);
  for (float x = from; x + dot <= to + 0.5F; x += 2 * dot) ink().AddRectFilled({x, y}, {x + dot, y + dot}, color);
}

void draw_number(Sheet& sheet, const Row& row, float y, const lessons::Number& number, const std::string& name) {
  const Theme& theme = sheet.theme();
  const Palette& c = theme.color();
  State& state = sheet.state;
  const ParameterView& p = sheet.model.parameters[number.parameter];
  const float from = sheet.x_of(row, number.begin);
  const float to = sheet.x_of(row, number.end);
  const Rect rect{from - theme.px(4), y, to - from + theme.px(8), sheet.line_height()};
  publish(state, name, rect);
  const bool hot = hovered(state, rect) || held_name(state.drag) == name;
  if (hot) {
    fill(theme, inset(rect, 0, theme.px(2)), translucent(c.accent, 0.16F), 4);
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  }
  if (state.delay_entry.focus == number.parameter) outline(theme, inset(rect, 0, theme.px(2)), c.text, 4);
  draw_piece(sheet, row, y, number.begin, number.end, c.accent_text);
  dotted_underline(theme, from, to, y + sheet.line_height() - theme.px(4), c.accent_text);
  tip(state, name, rect, (*sheet.model.words)("code.drag_hint", {{"name", p.name}}));

  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseDoubleClicked[0] && hovered(state, rect)) {
    if (p.value_s != p.default_s) {
      sheet.frame.actions.emplace_back(action::SetParameter{number.parameter, p.default_s, true});
    }
    return;
  }
  const Grip now = grip(state, name, rect);
  double value = p.value_s;
  if (auto* const held = std::get_if<DelayDrag>(&state.drag); now.held && held != nullptr) {
    // Accumulated from small moves, so that pressing Shift during the drag does not make the value jump.
    const double steps = static_cast<double>(io.MouseDelta.x / theme.px(4));
    held->off_grid_s =
        std::clamp(held->off_grid_s + steps * delay_step(p.min_s, p.max_s, io.KeyShift), p.min_s, p.max_s);
    value = snap_delay(held->off_grid_s, p.min_s, p.max_s, io.KeyShift);
  }
  drag_delay(sheet.model, state, sheet.frame, number.parameter, now, value);
}

std::string name_of(const Sheet& sheet, std::size_t index) {
  const auto& numbers = sheet.run.listing->numbers;
  const std::size_t parameter = numbers[index].parameter;
  const auto before = std::count_if(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(index),
                                    [=](const lessons::Number& n) { return n.parameter == parameter; });
  const std::string name = "number/" + sheet.model.parameters[parameter].name;
  return before == 0 ? name : name + "/" + std::to_string(before + 1);
}

/// The index of the row on which that number begins; none: its parameter is unknown.
std::optional<std::size_t> row_of(const Sheet& sheet, const lessons::Number& number) {
  if (number.parameter >= sheet.model.parameters.size()) return std::nullopt;
  const auto row = std::ranges::find_if(sheet.rows, [&](const Row& each) {
    return each.is_code() && each.line == number.line && number.begin >= each.begin && number.begin < each.end;
  });
  if (row == sheet.rows.end()) return std::nullopt;
  return static_cast<std::size_t>(row - sheet.rows.begin());
}

}  // namespace

void add_number_stops(Sheet& sheet) {
  const auto numbers = draggable_numbers(sheet);
  const float line = sheet.line_height();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto row = row_of(sheet, numbers[i]);
    if (!row) continue;
    const std::string name = name_of(sheet, i);
    const float top = line * static_cast<float>(*row);
    reveal_stop(sheet.state, name, top - line, top + 2 * line, sheet.area.h, sheet.state.code_scroll);
    const float x = sheet.x_of(sheet.rows[*row], numbers[i].begin);
    const float end = sheet.x_of(sheet.rows[*row], numbers[i].end);
    const float pad = sheet.theme().px(4);
    add_stop(sheet.state, name,
             {x - pad, std::round(sheet.area.y - sheet.state.code_scroll) + top, end - x + 2 * pad, line});
  }
}

std::span<const lessons::Number> draggable_numbers(const Sheet& sheet) {
  if (!sheet.model.delays_fixed.empty()) return {};
  return sheet.run.listing->numbers;
}

void draw_numbers(Sheet& sheet, const Row& row, float y) {
  const auto numbers = draggable_numbers(sheet);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const lessons::Number& number = numbers[i];
    if (number.line != row.line || number.begin < row.begin || number.begin >= row.end) continue;
    if (number.parameter < sheet.model.parameters.size()) draw_number(sheet, row, y, number, name_of(sheet, i));
  }
}

}  // namespace ui
