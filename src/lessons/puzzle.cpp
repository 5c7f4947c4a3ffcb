#include "lessons/puzzle.hpp"

#include <algorithm>
#include <charconv>

#include "lessons/files.hpp"
#include "lessons/listing.hpp"
#include "lessons/table.hpp"

namespace lessons {
namespace {

constexpr std::size_t kMostLines = 12;  // of a puzzle: more do not fit, and have too many orders

/// A number at the beginning of `text`, which is removed.
std::optional<int> take_number(std::string_view& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

std::optional<Placed> take_placed(std::string_view& text) {
  const auto number = take_number(text);
  if (!number || *number == 0) return std::nullopt;
  Placed placed{static_cast<std::size_t>(*number) - 1};
  if (!text.starts_with(':')) return placed;
  text.remove_prefix(1);
  const auto level = take_number(text);
  if (!level) return std::nullopt;
  placed.level = *level;
  return placed;
}

/// The gaps of a puzzle are those of the run that it is about.
void check_gaps(const Table& table, const Template& lines, const Lesson& lesson, const Puzzle& puzzle) {
  const Source& source = *lesson.runs[puzzle.run].source;
  for (const TemplateLine& line : lines) {
    for (const Piece& piece : line.pieces) {
      const bool is_delay = piece.kind == Piece::Kind::delay;
      const bool known = is_delay ? lesson.parameter(piece.value).has_value()
                                  : piece.kind != Piece::Kind::text || source.texts.contains(piece.value);
      if (known) continue;
      table.fail(table.toml, is_delay ? "no_parameter" : "no_text", {{"lesson", lesson.id}, {"name", piece.value}});
    }
  }
}

PuzzleLine read_line(const Table& table, const Lesson& lesson, const Puzzle& puzzle) {
  table.allow({"text", "fixed", "extra"});
  PuzzleLine line;
  line.text = parse_python(table.string("text"), table.in.file);
  if (line.text.empty()) table.fail(table.need("text"), "empty_words", {{"key", "text"}});
  check_gaps(table, line.text, lesson, puzzle);
  line.fixed = table.flag("fixed", false);
  line.extra = table.flag("extra", false);
  line.line = table.line();
  return line;
}

TemplateLine read_printed(const Table& table, std::string_view key, const Lesson& lesson, const Puzzle& puzzle) {
  const Template text = parse_python(table.string(key), table.in.file);
  if (text.size() != 1) table.fail(table.need(key), "empty_words", {{"key", std::string(key)}});
  check_gaps(table, text, lesson, puzzle);
  return text.front();
}

Goal read_goal(const Table& table, const Lesson& lesson, const Puzzle& puzzle) {
  table.allow({"takes", "prints", "at", "then", "never"});
  const int kinds = int{table.has("takes")} + int{table.has("prints")} + int{table.has("never")};
  const int more = int{table.has("at")} + int{table.has("then")};
  if (kinds != 1 || more > int{table.has("prints")}) table.fail(table.toml, "bad_goal");
  Goal goal;
  goal.line = table.line();
  if (table.has("takes")) {
    goal.seconds = table.seconds("takes");
  } else if (table.has("never")) {
    goal.kind = Goal::Kind::never;
    goal.text = read_printed(table, "never", lesson, puzzle);
  } else {
    goal.kind = table.has("at") ? Goal::Kind::at : table.has("then") ? Goal::Kind::before : Goal::Kind::prints;
    goal.text = read_printed(table, "prints", lesson, puzzle);
    if (goal.kind == Goal::Kind::at) goal.seconds = table.seconds("at");
    if (goal.kind == Goal::Kind::before) goal.then = read_printed(table, "then", lesson, puzzle);
  }
  return goal;
}

void read_place(const Table& table, const Lesson& lesson, Puzzle& puzzle) {
  if (lesson.runs.empty()) table.fail(table.toml, "puzzle_without_run");
  if (table.has("run")) {
    const auto run = lesson.run(table.string("run"));
    if (!run) table.fail(table.need("run"), "no_fact_run", {{"run", table.string("run")}});
    puzzle.run = *run;
  }
  puzzle.first_line = table.whole<std::uint32_t>("first");
  puzzle.last_line = table.whole<std::uint32_t>("last");
  const std::size_t lines = lesson.runs[puzzle.run].source->python.size();
  const bool in_it = puzzle.first_line >= 1 && puzzle.first_line <= puzzle.last_line && puzzle.last_line <= lines;
  if (!in_it) table.fail(table.need("first"), "puzzle_lines_outside", {{"lines", std::to_string(lines)}});
}

Puzzle read_puzzle(const Table& table, const Lesson& lesson) {
  table.allow({"run", "first", "last", "reached", "solution", "lines", "goals"});
  Puzzle puzzle;
  read_place(table, lesson, puzzle);
  for (const Table& each : table.tables("lines")) puzzle.lines.push_back(read_line(each, lesson, puzzle));
  for (const Table& each : table.tables("goals")) puzzle.goals.push_back(read_goal(each, lesson, puzzle));
  const auto movable = std::ranges::count(puzzle.lines, false, &PuzzleLine::fixed);
  if (movable < 2 || puzzle.lines.size() > kMostLines || puzzle.goals.empty()) {
    table.fail(table.toml, "puzzle_too_small", {{"most", std::to_string(kMostLines)}});
  }
  puzzle.reached = table.words("reached");
  puzzle.solution = listing_order(puzzle.lines);
  if (table.has("solution")) {
    const auto order = read_order(table.string("solution"));
    if (!order || !is_order(*order, puzzle.lines)) table.fail(table.need("solution"), "bad_order", {{"order", table.string("solution")}});
    puzzle.solution = *order;
  }
  return puzzle;
}

}  // namespace

std::optional<Order> read_order(std::string_view text) {
  Order order;
  while (true) {
    const auto placed = take_placed(text);
    if (!placed) return std::nullopt;
    order.push_back(*placed);
    if (text.empty()) return order;
    if (!text.starts_with(',')) return std::nullopt;
    text.remove_prefix(1);
  }
}

bool is_order(const Order& order, const std::vector<PuzzleLine>& lines) {
  std::vector<std::size_t> used;
  std::vector<std::size_t> fixed;
  for (const Placed& placed : order) {
    if (placed.line >= lines.size() || std::ranges::count(used, placed.line) > 0) return false;
    used.push_back(placed.line);
    if (lines[placed.line].fixed) fixed.push_back(placed.line);
  }
  const auto all = std::ranges::count_if(lines, &PuzzleLine::fixed);
  return std::ranges::is_sorted(fixed) && std::ssize(fixed) == all;
}

Order listing_order(const std::vector<PuzzleLine>& lines) {
  Order order;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].extra) order.push_back({i});
  }
  return order;
}

std::shared_ptr<const Puzzle> read_puzzle(const std::filesystem::path& folder, const Lesson& lesson, Origin origin,
                                          Problems& problems) {
  const std::filesystem::path file = folder / "puzzle.toml";
  std::error_code ignored;
  if (!std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) return nullptr;
  std::shared_ptr<const Puzzle> puzzle;
  attempt(problems, [&] {
    Problems here;
    const Reading reading{file, origin, here};
    const toml::table root = read_toml(file);
    Puzzle read = read_puzzle(Table{reading, root}, lesson);
    problems.insert(problems.end(), here.begin(), here.end());
    if (!any_error(here)) puzzle = std::make_shared<const Puzzle>(std::move(read));
  });
  return puzzle;
}

}  // namespace lessons
