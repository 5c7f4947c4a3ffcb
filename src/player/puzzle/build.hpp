// An order of the lines of a puzzle as a listing: where each line stands, and how far it is indented.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lessons/puzzle.hpp"

namespace player::puzzle {

/// How far a line may be indented at its place.
struct Levels {
  int least = 0;
  int most = 0;
};

/// Where a line stands in the listing.
struct Place {
  std::uint32_t first = 0;  ///< from 1
  std::uint32_t last = 0;
  Levels levels;
};

struct Built {
  lessons::Order order;  ///< with the level of each line
  std::vector<std::string> lines;
  std::vector<Place> places;                 ///< one for each of `order`
  std::optional<std::uint32_t> empty_block;  ///< the line that has a block without a line: Python cannot read it

  /// The whole program, with a newline after each line.
  [[nodiscard]] std::string text() const;
};

/// The listing of this order. Levels that a place does not allow become the nearest that it does.
Built build(const lessons::Lesson& lesson, const lessons::Puzzle& puzzle, const lessons::Order& order,
            const lessons::Values& values, text::Language language);

}  // namespace player::puzzle
