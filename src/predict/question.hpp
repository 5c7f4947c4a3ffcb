// A question about a run whose rest is hidden: its choices, exactly one of them right, what is said of each, and why.
// Everything in it is computed from traces; the wrong choices are misconceptions, each with a name and a refutation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lessons/lesson.hpp"
#include "timeline/model.hpp"

namespace predict {

using Type = lessons::QuestionType;

/// A time of one of the runs.
struct RunTime {
  std::size_t run = 0;  ///< index into the runs of what is open
  timeline::Nanos t{0};
};

/// What a choice means, for drawing it; what it does not mean is empty.
struct Meaning {
  std::vector<RunTime> times;
  std::vector<timeline::LaneIndex> lanes;  ///< of Question::run, in order
  std::uint32_t line = 0;                  ///< of the trace's listing
  std::optional<std::uint32_t> event;      ///< index of an event of Question::run: a print
};

struct Choice {
  std::string text;
  bool right = false;
  std::string idea;   ///< the name of the misconception, stable: "sum"; "" for the right choice
  std::string name;   ///< the same in words; "" for the right choice
  std::string reply;  ///< what is said when it was chosen; of a wrong one the refutation
  Meaning means;
};

/// The second asking: with this delay another answer is right.
struct Again {
  std::size_t parameter = 0;  ///< index into Lesson::parameters,
  std::string name;           ///< and its name
  double value_s = 0;
  std::string right;  ///< the text of the choice that is right then
};

struct Question {
  std::string id;
  Type type = Type::fin;
  std::size_t run = 0;             ///< the run that is shown and played
  std::vector<std::size_t> runs;   ///< all that it asks about, `run` first
  lessons::Values values;          ///< the delays that it asks about; empty: a trace
  bool changed = false;            ///< they differ from those now: the run must be recorded again to be shown
  timeline::Position asked_at;     ///< all of `run` from here on is hidden, and all of the other runs
  timeline::Position answered_at;  ///< the run plays to here
  timeline::LaneIndex lane = timeline::kNoLane;  ///< the lane that it asks about; kNoLane: none
  std::string text;
  std::vector<Choice> choices;   ///< 2 to 4
  std::vector<std::string> why;  ///< sentences, in order
  std::optional<Again> again;

  /// The index of the right choice.
  [[nodiscard]] std::size_t right() const;
};

}  // namespace predict
