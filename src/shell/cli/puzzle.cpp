#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "lessons/listing.hpp"
#include "player/puzzle/attempt.hpp"
#include "player/puzzle/numbers.hpp"
#include "shell/cli/commands.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/values.hpp"
#include "text/json_text.hpp"

namespace cli {
namespace {

using player::puzzle::Attempt;
using player::puzzle::Verdict;

struct PuzzleOptions {
  std::optional<std::string> order;
  bool json = false;
};

void describe_puzzle(Options& options, PuzzleOptions& given) {
  options.target("LESSON", "cli.help.puzzle.target");
  options.value("--order", given.order, "cli.help.puzzle.order", "1,3,2");
  options.flag("--json", given.json, "cli.help.puzzle.json");
  options.own_lessons();
}

const lessons::Lesson& lesson_of(const Context& context) {
  const lessons::Catalogue& catalogue = context.library.catalogue;
  const Target target = find_target(catalogue, context.arguments.target.value());
  if (target.lesson->puzzle != nullptr) return *target.lesson;
  std::string ids;
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    if (lesson.puzzle != nullptr) ids += (ids.empty() ? "" : ", ") + lesson.id;
  }
  throw Failure(kExitFailed, {"cli.no_puzzle", {{"lesson", target.lesson->id}, {"lessons", ids}}});
}

/// The puzzle, and the order that was asked for, run.
struct Asked {
  const Context& context;
  const lessons::Lesson& lesson;
  std::vector<std::size_t> lines;  ///< by their numbers
  std::optional<Attempt> attempt;
  std::vector<Verdict> verdicts;

  [[nodiscard]] const text::Words& words() const { return context.words(); }
  [[nodiscard]] bool reached() const { return attempt && player::puzzle::reached(verdicts); }
  [[nodiscard]] std::vector<std::string> text(std::size_t line) const {
    const lessons::Puzzle& puzzle = *lesson.puzzle;
    return lessons::filled(puzzle.lines[line].text, lesson, puzzle.run, lesson.defaults(), context.language);
  }
};

Asked ask(const Context& context, const PuzzleOptions& options) {
  const lessons::Lesson& lesson = lesson_of(context);
  const lessons::Values values = lesson.defaults();
  Asked asked{context, lesson, player::puzzle::numbered(lesson, context.words()), std::nullopt, {}};
  if (!options.order) {
    asked.verdicts = player::puzzle::judge(lesson, *lesson.puzzle, values, nullptr, context.words());
    return asked;
  }
  const auto order = player::puzzle::order_of(*options.order, lesson, context.words());
  if (!order) wrong_use("cli.bad_order", {{"given", *options.order}, {"most", std::to_string(asked.lines.size())}});
  asked.attempt = player::puzzle::attempt(lesson, *order, values, context.language);
  asked.verdicts = player::puzzle::verdicts(lesson, *asked.attempt, values, context.words());
  return asked;
}

std::string goals_text(const Asked& asked) {
  std::string out;
  for (const Verdict& goal : asked.verdicts) {
    const char* const sign = !asked.attempt ? "-" : goal.met ? "[x]" : "[ ]";
    out += fmt::format("  {} {}{}{}\n", sign, goal.wanted, goal.found.empty() ? "" : " ", goal.found);
  }
  return out;
}

std::string lines_text(const Asked& asked) {
  std::string out;
  for (std::size_t i = 0; i < asked.lines.size(); ++i) {
    const auto text = asked.text(asked.lines[i]);
    const bool fixed = asked.lesson.puzzle->lines[asked.lines[i]].fixed;
    for (const std::string& line : text) {
      const bool first = &line == text.data();
      out += fmt::format("  {:>2}  {}{}\n", first ? std::to_string(i + 1) : "", line,
                         first && fixed ? "  " + asked.words()["puzzle.fixed"] : "");
    }
  }
  return out;
}

/// The lines of the listing that were built.
std::string built_text(const Asked& asked) {
  std::string out;
  const auto& built = asked.attempt->built;
  for (const auto& place : built.places) {
    for (std::uint32_t line = place.first; line <= place.last; ++line) {
      out += fmt::format("  {:>2}  {}\n", line, built.lines[line - 1]);
    }
  }
  return out;
}

std::string as_text(const Asked& asked) {
  const text::Words& words = asked.words();
  std::string out = words["puzzle.title"] + ": " + asked.lesson.title.in(words.language()) + "\n\n";
  out += (asked.attempt ? built_text(asked) : lines_text(asked)) + "\n" + goals_text(asked);
  if (asked.attempt && asked.attempt->cannot_run) out += "\n  " + asked.attempt->cannot_run->in(words) + "\n";
  if (asked.reached()) out += "\n  " + asked.lesson.puzzle->reached.in(words.language()) + "\n";
  if (!asked.attempt) out += "\n  " + words("cli.puzzle_ways", {{"lesson", asked.lesson.id}}) + "\n";
  return out;
}

template <class Items, class Json>
std::string puzzle_array(const Items& items, Json json_of) {
  std::string out;
  for (const auto& each : items) out += (out.empty() ? "" : ", ") + json_of(each);
  return "[" + out + "]";
}

std::string json_line(const Asked& asked, std::size_t number) {
  const lessons::PuzzleLine& line = asked.lesson.puzzle->lines[asked.lines[number - 1]];
  const auto text = puzzle_array(asked.text(asked.lines[number - 1]), text::json_text);
  return fmt::format(R"({{"number": {}, "text": {}, "fixed": {}}})", number, text, line.fixed);
}

std::string json_goal(const Verdict& goal, bool ran) {
  if (!ran) return fmt::format(R"({{"wanted": {}}})", text::json_text(goal.wanted));
  return fmt::format(R"({{"wanted": {}, "met": {}, "found": {}}})", text::json_text(goal.wanted), goal.met,
                     text::json_text(goal.found));
}

std::string as_json(const Asked& asked) {
  std::string lines;
  for (std::size_t i = 1; i <= asked.lines.size(); ++i) lines += (i == 1 ? "" : ", ") + json_line(asked, i);
  const bool ran = asked.attempt.has_value();
  std::string out = fmt::format(R"({{"lesson": {}, "lines": [{}], "goals": {})", text::json_text(asked.lesson.id), lines,
                                puzzle_array(asked.verdicts, [=](const Verdict& goal) { return json_goal(goal, ran); }));
  if (ran) {
    out += fmt::format(R"(, "listing": {}, "reached": {})", puzzle_array(asked.attempt->built.lines, text::json_text),
                       asked.reached());
    const auto& why = asked.attempt->cannot_run;
    if (why) out += R"(, "cannot_run": )" + text::json_text(why->in(asked.words()));
  }
  return out + "}\n";
}

int solve(const Context& context, const PuzzleOptions& options) {
  const Asked asked = ask(context, options);
  context.host.out << (options.json ? as_json(asked) : as_text(asked));
  return asked.attempt && !asked.reached() ? kExitFailed : kExitOk;
}

}  // namespace

const Command& puzzle() {
  static constexpr Command kCommand{.name = "puzzle",
                                    .help = "cli.help.puzzle.about",
                                    .footer = "cli.help.puzzle.footer",
                                    .add = [](Options& options) {
                                      return with_options(options, describe_puzzle, solve);
                                    }};
  return kCommand;
}

}  // namespace cli
