// An open puzzle, as the screen shows it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lessons/puzzle.hpp"
#include "player/puzzle/build.hpp"
#include "player/puzzle/judge.hpp"

namespace player::puzzle {

struct LineView {
  std::size_t line = 0;  ///< of lessons::Puzzle
  bool fixed = false;
  std::vector<std::string> text;  ///< of a line that is not used
  Place place;                    ///< of one that is
  int level = 0;
};

struct View {
  lessons::Order order;          ///< from which a changed one is made
  std::vector<LineView> used;    ///< one for each of `order`
  std::vector<LineView> unused;
  std::vector<Verdict> goals;
  std::string reached;  ///< why this order reaches them; "": it does not
};

/// Orders that differ from `order` in one line; levels are then as deep as the new place allows.
/// The line at index `from` at index `to` of the others.
lessons::Order moved(const lessons::Order& order, std::size_t from, std::size_t to);
lessons::Order without(const lessons::Order& order, std::size_t at);
/// `line`, which is not used, before the one at index `at`.
lessons::Order with(const lessons::Order& order, std::size_t line, std::size_t at);
/// One level further in (+1) or out (-1), within what its place allows.
lessons::Order indented(const View& view, std::size_t at, int by);

}  // namespace player::puzzle
