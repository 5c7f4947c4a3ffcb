// A question on its way: what is asked of which recorded runs, and what its type has found out. Each type of question
// (fin.cpp, next.cpp, ...) makes a Draft of an Asked; make.cpp makes the question of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lessons/ask.hpp"
#include "predict/make.hpp"
#include "timeline/facts.hpp"
#include "timeline/moment.hpp"
#include "timeline/voice.hpp"

namespace predict::detail {

using timeline::kNoLane;
using timeline::LaneIndex;
using timeline::Nanos;
using timeline::Position;

/// One of the runs that are asked about.
struct Side {
  std::size_t index = 0;  ///< in what is open
  std::string title;
  const trace::Events* events = nullptr;
  const timeline::Timeline* timeline = nullptr;
  const lessons::Listing* listing = nullptr;

  [[nodiscard]] const std::vector<trace::Event>& list() const { return events->list; }
  [[nodiscard]] timeline::ShownLines lines() const {
    return listing == nullptr ? timeline::ShownLines{} : timeline::ShownLines(listing->python_to_here);
  }
};

struct Asked {
  const lessons::Ask& ask;
  const text::Words& words;
  std::vector<Side> sides;     ///< with the delays that are asked about; the first is shown
  std::vector<Side> before;    ///< the same runs with the delays now
  std::vector<double> delays;  ///< those of the listing of the first run, seconds; empty: not known
  double change_s = 0;         ///< by how much the delays asked about are longer than those now, in all
  Position at;                 ///< where it is asked, in the first run
  timeline::Moment moment;     ///< of the first run there
  LaneIndex lane = kNoLane;    ///< Ask::of; 0: the thread

  [[nodiscard]] const Side& side() const { return sides.front(); }
  [[nodiscard]] const timeline::Timeline& timeline() const { return *side().timeline; }
  [[nodiscard]] const trace::Events& events() const { return *side().events; }
  [[nodiscard]] timeline::Voice voice() const { return {timeline(), events(), words, side().lines()}; }
  [[nodiscard]] timeline::Facts facts() const { return {timeline(), events(), moment}; }
  /// Index of the first event that is hidden.
  [[nodiscard]] std::size_t next_event() const { return moment.events_done; }

  /// "main()"; module code is "the program".
  [[nodiscard]] std::string name(LaneIndex of) const { return voice().name(of); }
  [[nodiscard]] std::string time(Nanos t) const { return voice().time(t); }
  /// The sentence of the narration of a run at a position; none before anything has run.
  [[nodiscard]] std::string told(const Side& of, Position when) const;
  [[nodiscard]] std::string told(Position when) const { return told(side(), when); }
  /// Its first part, which says what has happened and not what follows.
  [[nodiscard]] std::string happened(Position when) const;
};

/// A choice, and where it is in the order in which choices are shown.
struct Option {
  Choice choice;
  double rank = 0;
};

struct Draft {
  Option right;
  std::vector<Option> wrong;  ///< the most common misconception first; those that are true are left out later
  Position answered_at;
  std::vector<std::string> why;
  std::string text;  ///< the general sentence
};

/// The choice that is right.
Option right(std::string text, Meaning means, double rank);
/// A misconception: its name is at "predict.idea.<idea>", its refutation at "predict.reply.<type>.<idea>", whose gap
/// {said} is the choice.
Option wrong(const Asked& asked, std::string_view idea, std::string text, Meaning means, double rank,
             text::Arguments arguments = {});

/// For choices in no order of their own: the same for the same name, whatever is right. The name is in no language, so
/// that the choices keep their places when the language changes.
double any_rank(const Asked& asked, std::string_view name);

/// The lane that is born as the `nth` of this name; kNoLane: none.
LaneIndex lane_named(const timeline::Timeline& timeline, std::string_view name, int nth);

/// One line of output as a choice, short enough for one.
std::string output_text(const Asked& asked, const timeline::Output& output);

/// "call_api_1() prints ..., at 3.0 s."
std::string printed(const Asked& asked, const timeline::Output& output);

std::optional<Draft> fin(const Asked& asked);
std::optional<Draft> next(const Asked& asked);
std::optional<Draft> who(const Asked& asked);
std::optional<Draft> state(const Asked& asked);
std::optional<Draft> count(const Asked& asked);
std::optional<Draft> order(const Asked& asked);
std::optional<Draft> line(const Asked& asked);
std::optional<Draft> which_run(const Asked& asked);
std::optional<Draft> ending(const Asked& asked);

}  // namespace predict::detail
