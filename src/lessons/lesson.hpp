// A lesson: words in two languages, parameters, and up to four runs, each a program that stands as Python and as C++;
// or no run at all, and cards that lead to moments of other lessons.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/language.hpp"

namespace lessons {

/// The same words in both languages.
struct Words {
  std::string ko;
  std::string en;
  [[nodiscard]] const std::string& in(text::Language language) const {
    return language == text::Language::ko ? ko : en;
  }
};

/// A delay that can be changed. One name sets the same call in all runs of its lesson.
struct Parameter {
  std::string name;
  double default_s = 0;  ///< seconds
  double min_s = 0;      ///< the slider's ends; a value from outside may go beyond, up to kMaxDelay
  double max_s = 0;
  std::uint32_t line = 0;  ///< of lesson.toml, as in all that a lesson says
};
inline constexpr double kMaxDelay = 86'400;  ///< seconds, one day

/// One delay a parameter, in the order of Lesson::parameters, in seconds.
using Values = std::vector<double>;

enum class Code : std::uint8_t { python, cpp };

/// A number in a shown listing that stands for a parameter: [begin, end) are byte columns of the line.
struct Number {
  std::uint32_t line = 0;  ///< from 1
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::size_t parameter = 0;
};

/// A program as a person sees it, with the values filled in.
struct Listing {
  std::vector<std::string> lines;  ///< line k is lines[k - 1]
  std::vector<Number> numbers;     ///< in order
  /// python_to_here[k]: the line of this listing that says what line k of the Python listing says (0: none). Trace
  /// lines are the Python listing's; for Code::python this is the identity.
  std::vector<std::uint32_t> python_to_here;

  /// The whole program, a newline behind each line.
  [[nodiscard]] std::string text() const;
};

/// A place in a run: after the `nth` event of this kind of a coroutine (or plain call) of this name.
struct EventPlace {
  std::string kind;  ///< as in TRACE.md, "task.suspend"
  std::string name;  ///< of the coroutine or plain function; "": any
  int nth = 1;       ///< from 1
};

/// A stop point: where a teacher pauses, and what is said there.
struct Stop : EventPlace {
  Words sentence;
  std::uint32_t line = 0;
};

/// A flag on the ruler and on the lane: "A", "first picture".
struct Mark : EventPlace {
  Words label;
  std::uint32_t line = 0;
};

/// Whether something is said to be the wrong way or the right one.
enum class Sign : std::uint8_t { none, wrong, right };

/// What is said in the free part of the timeline, while one of the named functions waits at the playhead.
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

/// A picture of a moment of another lesson, which it opens.
struct Card : EventPlace {
  Words title;
  Words sentence;  ///< `{total}` in it stands for the total of the run at its defaults
  std::string lesson;
  std::string run;
  std::uint32_t line = 0;
};

/// A program's listings before anything is filled in (source.hpp).
struct Source;

/// As the end event of a trace has it.
inline constexpr std::array<std::string_view, 5> kEndings{"ok", "error", "syntax", "deadlock", "exit"};

/// A lesson has at most so many.
inline constexpr std::size_t kMostRuns = 4;

struct Run {
  std::string id;  ///< a lesson of one run has that run under its own id
  Words title;
  Sign sign = Sign::none;   ///< in the run's header
  bool stack = false;       ///< the await chain is drawn as a stack, in the free part of the timeline
  std::string ends = "ok";  ///< how it is meant to end, one of kEndings
  std::vector<Stop> stops;
  std::vector<Mark> marks;
  std::optional<Box> box;
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
  int article = 0;      ///< its place in the article that the lessons come from, from 1; 0: it goes beyond it
  Words title;
  Words question;
  Words closing;
  double picture_s = 0;  ///< the moment that shows it best, at the defaults: seconds
  std::vector<Parameter> parameters;
  std::vector<Run> runs;     ///< none: it has cards
  std::size_t opens_on = 0;  ///< the run that is looked at first
  bool compare = true;       ///< its runs are looked at side by side; else one by one, until a person asks for it
  std::vector<Card> cards;

  [[nodiscard]] Values defaults() const;
  /// Index into parameters; nothing for a name that is none of them.
  [[nodiscard]] std::optional<std::size_t> parameter(std::string_view name) const;
  /// Index into runs; nothing for an id that is none of them.
  [[nodiscard]] std::optional<std::size_t> run(std::string_view run_id) const;
};

}  // namespace lessons
