#include "ui/code/puzzle_drag.hpp"

#include <algorithm>
#include <cmath>

#include "ui/code/puzzle_lines.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/kit/widgets.hpp"

namespace ui {
namespace {

using player::puzzle::View;

/// Where the dragged line would go: among the others of the program, or aside.
struct Drop {
  bool aside = false;
  std::size_t at = 0;  ///< index among the others
  float y = 0;         ///< of the mark
  float x = 0;
};

std::vector<std::size_t> others(const View& view, std::size_t line) {
  std::vector<std::size_t> all;
  for (const lessons::Placed& placed : view.order) {
    if (placed.line != line) all.push_back(placed.line);
  }
  return all;
}

Drop drop_at(const View& view, std::size_t line, ImVec2 mouse, State& state) {
  Drop drop;
  drop.aside = mouse.y >= state.rects["puzzle_aside"].y;
  const Rect& code = state.rects["puzzle_code"];
  drop.x = code.x + code.w;
  drop.y = code.y;
  const auto all = others(view, line);
  for (const std::size_t other : all) {
    const Rect& place = state.rects[puzzle_stop(other)];
    drop.x = std::min(drop.x, place.x);
    if (place.center_y() < mouse.y) ++drop.at;
  }
  if (drop.at < all.size()) drop.y = state.rects[puzzle_stop(all[drop.at])].y;
  else if (!all.empty()) drop.y = state.rects[puzzle_stop(all.back())].y + state.rects[puzzle_stop(all.back())].h;
  return drop;
}

/// The order after it is put down.
lessons::Order dropped(const View& view, std::size_t line, const Drop& drop) {
  const auto used = std::ranges::find(view.order, line, &lessons::Placed::line);
  const bool is_used = used != view.order.end();
  const auto from = static_cast<std::size_t>(used - view.order.begin());
  if (drop.aside) return is_used ? player::puzzle::without(view.order, from) : view.order;
  if (!is_used) return player::puzzle::with(view.order, line, drop.at);
  return from == drop.at ? view.order : player::puzzle::moved(view.order, from, drop.at);
}

/// The code of a line as it is read, without the indentation of its place.
std::vector<std::string> code_of(const Model& model, std::size_t line) {
  for (const auto& unused : model.puzzle->unused) {
    if (unused.line == line) return unused.text;
  }
  std::vector<std::string> text;
  const auto used = std::ranges::find(model.puzzle->used, line, &player::puzzle::LineView::line);
  if (used == model.puzzle->used.end()) return text;
  const auto& lines = model.runs.front().listing->lines;
  const std::size_t columns = std::min(lines[used->place.first - 1].find_first_not_of(' '), std::size_t{64});
  for (std::uint32_t at = used->place.first; at <= used->place.last; ++at) {
    text.push_back(lines[at - 1].substr(std::min(columns, lines[at - 1].size())));
  }
  return text;
}

void draw_mark(const Drop& drop, State& state, const Theme& theme) {
  const Rect& area = drop.aside ? state.rects["puzzle_aside"] : state.rects["puzzle_code"];
  if (drop.aside) return outline(theme, inset(area, theme.px(8), 0), theme.color().accent, 6);
  const float y = std::clamp(drop.y, area.y, area.y + area.h);
  const float right = area.x + area.w - theme.px(12);
  publish(state, "puzzle_mark", {drop.x, y - theme.px(1), right - drop.x, theme.px(2)});
  fill(theme, {drop.x, y - theme.px(1), right - drop.x, theme.px(2)}, theme.color().accent, 1);
}

void draw_in_hand(const Model& model, std::size_t line, ImVec2 mouse, const Theme& theme) {
  const auto text = code_of(model, line);
  float width = 0;
  for (const std::string& each : text) width = std::max(width, measure(theme.fonts.code, each));
  const Rect place{mouse.x + theme.px(10), mouse.y - theme.px(11), width + theme.px(16),
                   theme.px(22) * static_cast<float>(text.size())};
  floating_panel(theme, place);
  draw_puzzle_text(theme, {place.x + theme.px(8), place.y, width + 1, place.h}, text, theme.color().text);
}

/// Near an edge of the listing it scrolls.
void scroll_at_edges(ImVec2 mouse, State& state, const Theme& theme) {
  const Rect& code = state.rects["puzzle_code"];
  const float edge = theme.px(16);
  const float by = mouse.y < code.y + edge ? -1.0F : mouse.y > code.y + code.h - edge && mouse.y < code.y + code.h ? 1.0F : 0.0F;
  if (by == 0) return;
  state.code_scroll = std::max(0.0F, state.code_scroll + by * theme.px(4));
  state.redraw_in_s = 0;
}

}  // namespace

void draw_puzzle_text(const Theme& theme, const Rect& rect, const std::vector<std::string>& lines, ImU32 color) {
  float y = rect.y;
  for (const std::string& line : lines) {
    y += paragraph(theme.fonts.code, {rect.x, y, rect.w, theme.px(22)}, theme.px(22), color, line);
  }
}

void drag_puzzle_line(const Model& model, State& state, Frame& frame) {
  const auto line = puzzle_line_of(held_name(state.drag));
  if (!line) return;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const Drop drop = drop_at(*model.puzzle, *line, mouse, state);
  if (!ImGui::GetIO().MouseDown[0]) {
    lessons::Order order = dropped(*model.puzzle, *line, drop);
    if (order != model.puzzle->order) frame.actions.emplace_back(action::ArrangePuzzle{std::move(order)});
    return;
  }
  scroll_at_edges(mouse, state, frame.theme);
  draw_mark(drop, state, frame.theme);
  draw_in_hand(model, *line, mouse, frame.theme);
}

}  // namespace ui
