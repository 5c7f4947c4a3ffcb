#include "ui/code/puzzle_lines.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

#include "ui/kit/brush.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

constexpr std::string_view kPrefix = "puzzle/";
constexpr float kPad = 6;      // units from the ground's edge to the text
constexpr float kHandle = 12;  // left of the ground
constexpr float kRight = 12;   // from the ground to the panel's edge

/// The rows of a line, without the notes below it.
struct PuzzleRows {
  std::size_t first = 0;
  std::size_t count = 0;
};

PuzzleRows puzzle_rows(const Sheet& sheet, const player::puzzle::Place& place) {
  const auto is_before = [&](const Row& row) { return row.line < place.first; };
  const auto is_in = [&](const Row& row) { return row.line <= place.last; };
  const auto begin = std::partition_point(sheet.rows.begin(), sheet.rows.end(), is_before);
  auto end = std::partition_point(begin, sheet.rows.end(), is_in);
  while (end != begin && std::prev(end)->note != nullptr) --end;
  return {static_cast<std::size_t>(begin - sheet.rows.begin()), static_cast<std::size_t>(end - begin)};
}

/// The ground of a line, wherever it is scrolled to.
Rect puzzle_place(const Sheet& sheet, const player::puzzle::LineView& line) {
  const PuzzleRows rows = puzzle_rows(sheet, line.place);
  const float height = sheet.line_height();
  const std::string_view text = sheet.run.listing->lines[line.place.first - 1];
  const std::size_t columns = std::min(text.find_first_not_of(' '), text.size());
  const float x = sheet.text_x() + measure(sheet.font(), text.substr(0, columns)) - sheet.theme().px(kPad);
  const float y = std::round(sheet.area.y - sheet.state.code_scroll) + height * static_cast<float>(rows.first);
  return {x, y, sheet.area.x + sheet.area.w - sheet.theme().px(kRight) - x, height * static_cast<float>(rows.count)};
}

bool is_in_hand(const State& state, const std::string& name) {
  return held_name(state.drag) == name || (state.puzzle_held && has_focus(state, name));
}

void draw_handle(const Theme& theme, float x, float y) {
  for (int row = -1; row <= 1; ++row) {
    for (int column = 0; column < 2; ++column) {
      const ImVec2 at{x + theme.px(4) * static_cast<float>(column), y + theme.px(4) * static_cast<float>(row)};
      ink().AddCircleFilled(at, theme.px(1.1F), theme.color().text_dim);
    }
  }
}

}  // namespace

std::string puzzle_stop(std::size_t line) { return std::string(kPrefix) + std::to_string(line); }

std::optional<std::size_t> puzzle_line_of(std::string_view name) {
  if (!name.starts_with(kPrefix)) return std::nullopt;
  name.remove_prefix(kPrefix.size());
  std::size_t line = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), line);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return line;
}

void add_puzzle_lines(Sheet& sheet) {
  if (!sheet.model.puzzle || sheet.model.puzzle->used.empty()) return;
  const float height = sheet.line_height();
  if (std::exchange(sheet.state.puzzle_opened, false)) {
    const auto above = puzzle_rows(sheet, sheet.model.puzzle->used.front().place).first;
    sheet.state.code_scroll = height * static_cast<float>(above - std::min<std::size_t>(above, 1));
    sheet.state.focus.moved = false;
  }
  for (const auto& line : sheet.model.puzzle->used) {
    const std::string name = puzzle_stop(line.line);
    const PuzzleRows rows = puzzle_rows(sheet, line.place);
    const float top = height * static_cast<float>(rows.first);
    const float bottom = top + height * static_cast<float>(rows.count);
    reveal_stop(sheet.state, name, top - height, bottom + height, sheet.area.h, sheet.state.code_scroll);
    const Rect place = puzzle_place(sheet, line);
    publish(sheet.state, name, place);
    if (!line.fixed) add_stop(sheet.state, name, place);
  }
}

void draw_puzzle_ground(const State& state, const Theme& theme, const Rect& rect, std::size_t line) {
  const Palette& c = theme.color();
  const std::string name = puzzle_stop(line);
  const bool hot = is_in_hand(state, name) || hovered(state, rect);
  if (hovered(state, rect)) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  fill(theme, inset(rect, 0, theme.px(1)), hot ? c.inset : c.raised, 5);
}

void draw_puzzle_edge(const State& state, const Theme& theme, const Rect& rect, std::size_t line) {
  const Palette& c = theme.color();
  outline(theme, inset(rect, 0, theme.px(1)), is_in_hand(state, puzzle_stop(line)) ? c.accent : c.hairline, 5);
  draw_handle(theme, rect.x - theme.px(kHandle - 2), rect.center_y());
}

void draw_puzzle_grounds(Sheet& sheet) {
  if (!sheet.model.puzzle) return;
  for (const auto& line : sheet.model.puzzle->used) {
    if (line.fixed) continue;
    const Rect place = puzzle_place(sheet, line);
    draw_puzzle_ground(sheet.state, sheet.theme(), place, line.line);
    const float handle = sheet.theme().px(kHandle);
    grip(sheet.state, puzzle_stop(line.line), {place.x - handle, place.y, place.w + handle, place.h});
  }
}

void draw_puzzle_edges(const Sheet& sheet) {
  if (!sheet.model.puzzle) return;
  for (const auto& line : sheet.model.puzzle->used) {
    if (!line.fixed) draw_puzzle_edge(sheet.state, sheet.theme(), puzzle_place(sheet, line), line.line);
  }
}

}  // namespace ui
