// A lesson: words in two languages, parameters, and up to four runs, each a program in Python and in C++, with their
// edits; or no run, but cards that refer to moments of other lessons.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/ask.hpp"
#include "lessons/place.hpp"
#include "text/language.hpp"

namespace lessons {

/// A delay that can be changed. It sets the same call in all runs of its lesson.
struct Parameter {
  std::string name;
  double default_s = 0;  ///< seconds
  double min_s = 0;      ///< ends of the slider; a value from elsewhere may be larger, up to kMaxDelay
  double max_s = 0;
  std::uint32_t line = 0;  ///< of lesson.toml, as in all parts of a lesson
};
inline constexpr double kMaxDelay = 86'400;  ///< seconds, one day

/// One delay for each parameter, in the order of Lesson::parameters, in seconds.
using Values = std::vector<double>;

enum class Code : std::uint8_t { python, cpp };

/// A number in a listing that is the value of a parameter: [begin, end) are byte columns of the line.
struct Number {
  std::uint32_t line = 0;  ///< from 1
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::size_t parameter = 0;
};

/// A program as shown, with the values filled in.
struct Listing {
  std::vector<std::string> lines;  ///< line k is lines[k - 1]
  std::vector<Number> numbers;     ///< in order
  /// python_to_here[k]: the line of this listing that corresponds to line k of the Python listing (0: none). Trace
  /// lines are the Python listing's; for Code::python this is the identity.
  std::vector<std::uint32_t> python_to_here;

  /// The whole program, with a newline after each line.
  [[nodiscard]] std::string text() const;
};

/// A stop point: where a teacher pauses, and its sentence.
struct Stop : EventPlace {
  Words sentence;
  std::uint32_t line = 0;
};

/// A flag on the ruler and on the lane: "A", "first picture".
struct Mark : EventPlace {
  Words label;
  std::uint32_t line = 0;
};

/// Whether something is marked as the wrong way or the right one.
enum class Sign : std::uint8_t { none, wrong, right };

/// A text in the free part of the timeline, shown while one of the named functions waits at the playhead.
struct Box {
  struct Line {
    Sign sign = Sign::none;
    Words text;
  };
  std::vector<std::string> functions;  ///< names, without "()"
  Words title;
  std::vector<Line> lines;
  std::uint32_t line = 0;
};

/// A picture of a moment of another lesson, and the link to it.
struct Card : EventPlace {
  Words title;
  Words sentence;  ///< `{total}` in it is the total of the run at its defaults
  std::string lesson;
  std::string run;
  std::uint32_t line = 0;
};

/// A program's listings as templates (source.hpp).
struct Source;
/// Lines of a listing to be put in order (puzzle.hpp).
struct Puzzle;

/// The values of `why` in the end event of a trace.
inline constexpr std::array<std::string_view, 5> kEndings{"ok", "error", "syntax", "deadlock", "exit"};

/// The maximum number of runs of a lesson, and of its edits.
inline constexpr std::size_t kMostRuns = 4;
inline constexpr std::size_t kMostEdits = 6;

struct Run {
  std::string id;  ///< the only run of a lesson has the lesson's id
  Words title;
  Sign sign = Sign::none;   ///< in the run's header
  bool stack = false;       ///< the await chain is drawn as a stack, in the free part of the timeline
  std::string ends = "ok";  ///< expected ending, one of kEndings
  std::vector<Stop> stops;
  std::vector<Mark> marks;
  std::optional<Box> box;
  /// An edit changes one thing in the program of another run, which has this index. It is predicted, then seen.
  std::optional<std::size_t> edit_of;
  Words asks;     ///< of an edit: what will happen?
  Words answers;  ///< of an edit: what has happened; `{total}` is its total, `{before}` that of the changed run
  std::shared_ptr<const Source> source;  ///< shared by all runs that show this program
};

/// A group of lessons in the list.
struct Chapter {
  std::string id;
  Words title;
};

struct Lesson {
  std::string id;
  std::string chapter;  ///< id of its Chapter
  int article = 0;      ///< its place in the article on which the lessons are based, from 1; 0: not in the article
  Words title;
  Words question;
  Words closing;
  double picture_s = 0;  ///< its most instructive moment, at the defaults: seconds
  std::vector<Parameter> parameters;
  std::vector<Run> runs;     ///< its own, then their edits; none: it has cards
  std::size_t opens_on = 0;  ///< the run that is selected first
  bool compare = true;       ///< its runs are shown side by side; else one at a time, until the user asks for it
  bool real_time = false;    ///< it is played in real time; else guided, from stop point to stop point
  std::vector<Card> cards;
  std::vector<Ask> questions;  ///< none: general ones are asked
  std::shared_ptr<const Puzzle> puzzle;  ///< null: none

  [[nodiscard]] Values defaults() const;
  /// Index into parameters; nothing for any other name.
  [[nodiscard]] std::optional<std::size_t> parameter(std::string_view name) const;
  /// Index into runs; nothing for any other id.
  [[nodiscard]] std::optional<std::size_t> run(std::string_view run_id) const;
  /// How many of the runs are no edits; they come first.
  [[nodiscard]] std::size_t own_runs() const;
};

}  // namespace lessons
