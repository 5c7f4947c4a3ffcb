// The keyboard in an order puzzle.
#include <algorithm>
#include <optional>
#include <utility>

#include "ui/code/puzzle_lines.hpp"
#include "ui/code/puzzle_panel.hpp"

namespace ui {
namespace {

using player::Key;
using player::puzzle::View;

/// The lines that can be moved, from the top: those in the program, then those put aside.
std::vector<std::size_t> puzzle_ring(const View& view) {
  std::vector<std::size_t> lines;
  for (const auto& line : view.used) {
    if (!line.fixed) lines.push_back(line.line);
  }
  for (const auto& line : view.unused) lines.push_back(line.line);
  return lines;
}

/// Index among the lines of the program; nothing: it is put aside.
std::optional<std::size_t> used_at(const View& view, std::size_t line) {
  const auto found = std::ranges::find(view.used, line, &player::puzzle::LineView::line);
  if (found == view.used.end()) return std::nullopt;
  return static_cast<std::size_t>(found - view.used.begin());
}

void choose_puzzle_line(const View& view, std::size_t line, int direction, State& state) {
  const std::vector<std::size_t> ring = puzzle_ring(view);
  const auto here = std::ranges::find(ring, line) - ring.begin();
  const auto to = std::clamp<std::ptrdiff_t>(here + direction, 0, std::ssize(ring) - 1);
  set_focus(state, puzzle_stop(ring[static_cast<std::size_t>(to)]));
}

/// Down from the last place of the program it is put aside, and up from there back to the end of the program.
void move_puzzle_line(const View& view, std::size_t line, int direction, State& state, std::vector<Action>& actions) {
  using namespace player::puzzle;
  const auto at = used_at(view, line);
  const auto& order = view.order;
  set_focus(state, puzzle_stop(line));
  if (!at) {
    if (direction < 0) actions.emplace_back(action::ArrangePuzzle{with(order, line, order.size())});
  } else if (direction < 0) {
    if (*at > 0) actions.emplace_back(action::ArrangePuzzle{moved(order, *at, *at - 1)});
  } else if (*at + 1 < order.size()) {
    actions.emplace_back(action::ArrangePuzzle{moved(order, *at, *at + 1)});
  } else {
    actions.emplace_back(action::ArrangePuzzle{without(order, *at)});
  }
}

/// @returns false where the line cannot be indented otherwise
bool indent_puzzle_line(const View& view, std::size_t line, int by, std::vector<Action>& actions) {
  const auto at = used_at(view, line);
  if (!at) return false;
  const auto& levels = view.used[*at].place.levels;
  if (levels.least == levels.most) return false;
  actions.emplace_back(action::ArrangePuzzle{player::puzzle::indented(view, *at, by)});
  return true;
}

}  // namespace

bool press_on_puzzle(Key key, player::Mods mods, const Model& model, State& state, std::vector<Action>& actions) {
  const auto line = puzzle_line_of(state.focus.at);
  if (!model.puzzle || !line || mods.ctrl) return false;
  const View& view = *model.puzzle;
  const int direction = key == Key::up || key == Key::left ? -1 : 1;
  switch (key) {
    case Key::up:
    case Key::down:
      if (mods.shift || state.puzzle_held) move_puzzle_line(view, *line, direction, state, actions);
      else choose_puzzle_line(view, *line, direction, state);
      return true;
    case Key::left:
    case Key::right: return !mods.shift && indent_puzzle_line(view, *line, direction, actions);
    case Key::enter: state.puzzle_held = !state.puzzle_held; return true;
    case Key::escape: return std::exchange(state.puzzle_held, false);
    default: state.puzzle_held = false; return false;
  }
}

void begin_puzzle(const Model& model, State& state) {
  state.pane = Pane::code;
  const std::vector<std::size_t> ring = puzzle_ring(*model.puzzle);
  if (!ring.empty()) set_focus(state, puzzle_stop(ring.front()));
}

}  // namespace ui
