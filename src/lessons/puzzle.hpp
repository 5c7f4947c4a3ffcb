// The order puzzle of a lesson: some lines of one of its listings, which a person puts in order, and the goal
// (assets/lessons/README.md). What an order does is found out by running it (player/puzzle).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"
#include "lessons/source.hpp"

namespace lessons {

/// What is moved as one: one line of the listing, or a few.
struct PuzzleLine {
  Template text;           ///< without the indentation that all its lines have
  bool fixed = false;      ///< keeps its place among the fixed lines
  bool extra = false;      ///< need not be used
  std::uint32_t line = 0;  ///< of puzzle.toml
};

/// What the run has to do.
struct Goal {
  enum class Kind : std::uint8_t {
    takes,   ///< it ends, without an exception, after `seconds`
    prints,  ///< `text` is printed
    at,      ///< `text` is printed after `seconds`
    before,  ///< `text` is printed, and after it `then`
    never,   ///< `text` is not printed
  };
  Kind kind = Kind::takes;
  double seconds = 0;
  TemplateLine text, then;
  std::uint32_t line = 0;
};

/// A line in its place: index into Puzzle::lines, and how many levels it is indented below the function that is built;
/// kDeepest: as far as its place allows, which is inside the block above it.
struct Placed {
  static constexpr int kDeepest = -1;
  std::size_t line = 0;
  int level = kDeepest;
  friend bool operator==(const Placed&, const Placed&) = default;
};
/// The lines that are used, from the top; the fixed ones among them.
using Order = std::vector<Placed>;

struct Puzzle {
  std::size_t run = 0;          ///< of Lesson::runs, whose listing it is
  std::uint32_t first_line = 0;  ///< of the lines of the listing that are built, from 1
  std::uint32_t last_line = 0;
  std::vector<PuzzleLine> lines;  ///< in the order of the listing; then those that need not be used
  std::vector<Goal> goals;
  Words reached;   ///< why an order that reaches them does
  Order solution;  ///< an order that reaches them
};

/// "1,3,2:0": the numbers of lines, from 1, with a level after the colon. Nothing if it is no such list.
std::optional<Order> read_order(std::string_view text);
/// Whether it is an order of these lines: each at most once, all fixed ones, in their order.
bool is_order(const Order& order, const std::vector<PuzzleLine>& lines);
/// The lines that are not extra, in their order.
Order listing_order(const std::vector<PuzzleLine>& lines);

/// Lines of a listing with the values and the texts of `run` filled in.
std::vector<std::string> filled(const Template& lines, const Lesson& lesson, std::size_t run, const Values& values,
                                text::Language language);

/// Reads puzzle.toml of the lesson's folder; null if there is none, or if it has an error. `lesson` has its runs. What
/// is wrong is added to `problems`.
std::shared_ptr<const Puzzle> read_puzzle(const std::filesystem::path& folder, const Lesson& lesson, Origin origin,
                                  Problems& problems);

}  // namespace lessons
