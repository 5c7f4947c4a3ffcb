// A question of a lesson, as in its questions.toml: what it asks of which run, and where the run stops to ask it. The
// choices and the right one are computed from the trace (predict/question.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lessons/place.hpp"

namespace lessons {

enum class QuestionType : std::uint8_t {
  fin,     ///< when something is over
  next,    ///< what is printed next
  who,     ///< what runs next
  state,   ///< what a lane is doing
  count,   ///< how many there are
  ord,     ///< in which order
  line,    ///< at which line
  whatif,  ///< FIN with another delay
  run,     ///< which run
  err,     ///< how it ends
};
inline constexpr std::array<std::string_view, 10> kQuestionTypes{"FIN", "NEXT", "WHO",    "STATE", "COUNT",
                                                                 "ORD", "LINE", "WHATIF", "RUN",   "ERR"};
constexpr std::string_view name(QuestionType type) { return kQuestionTypes[static_cast<std::size_t>(type)]; }

/// What is measured. Each type has its own; the first of a type is its default.
enum class Measure : std::uint8_t {
  end,         // FIN, WHATIF: the end of the run, or `until`
  saved,       // FIN, WHATIF: how much earlier the second run ends than the first
  print,       // NEXT: the next line of output
  screen,      // NEXT: all output so far
  step,        // WHO: the next step of this instant
  holder,      // WHO: what holds the thread
  wakes,       // WHO: the first step of the next instant
  admitted,    // WHO: what the next instant wakes that waits for no timer
  state,       // STATE
  tasks,       // COUNT: tasks that exist
  coroutines,  // COUNT: coroutine objects that exist
  timers,      // COUNT: timers that run
  queued,      // COUNT: coroutines that wait for something other than a timer or a task
  suspends,    // COUNT: how often the task of `of` has been suspended
  output,      // ORD: the lines of output that follow
  steps,       // ORD: the steps of the next instant
  resumes,     // LINE: where `of` continues
  follows,     // LINE: the next line that `of` reaches then
  thrown,      // LINE, ERR: at which line, or which exception is thrown into `of`
  definition,  // LINE: the definition of the function with the syntax error
  total,       // RUN: which run ends first
  held,        // RUN: in which runs the thread is held
  ending,      // ERR: how the run ends
  fate,        // ERR: how `of` ends
  caught,      // ERR: which except clause is reached
  lines,       // ERR: how much of the program runs
};

/// The place at which a question is asked.
struct AskedAt : EventPlace {
  double part = 0;  ///< of the time from this event's instant to the next, 0 to below 1
};

struct Ask {
  std::string id;  ///< unique in its lesson
  QuestionType type = QuestionType::fin;
  std::vector<Measure> measures;    ///< one, or several for COUNT
  std::vector<std::string> runs;    ///< ids; the first is the one that is shown
  std::optional<AskedAt> at;        ///< nothing: before the program begins
  std::optional<EventPlace> from;   ///< of what is a state of a moment: the run is hidden from here; nothing: all of it
  std::string of;                   ///< the function it asks about; "": the thread
  int nth = 1;                      ///< which lane of that name, from 1
  std::vector<std::string> names;   ///< ORD: output of these functions only; none: of all
  std::optional<EventPlace> until;  ///< FIN: the time of this event
  std::vector<std::pair<std::size_t, double>> set;  ///< parameters that are changed first
  std::optional<Words> text;                        ///< nothing: a general sentence
  std::uint32_t line = 0;                           ///< of questions.toml
};

/// The words of questions.toml, in the order of Measure.
inline constexpr std::array<std::string_view, 26> kMeasures{
    "end",    "saved",      "print",  "screen", "step",     "holder", "wakes",  "admitted", "state",
    "tasks",  "coroutines", "timers", "queued", "suspends", "output", "steps",  "resumes",  "follows",
    "thrown", "definition", "total",  "held",   "ending",   "fate",   "caught", "lines"};
static_assert(kMeasures.size() == static_cast<std::size_t>(Measure::lines) + 1);

/// Whether a question of this type can ask for it.
bool suits(QuestionType type, Measure measure);
/// What a question of this type asks for if it does not say.
Measure usual(QuestionType type);

}  // namespace lessons
