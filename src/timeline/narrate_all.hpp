// The narration of runs that are compared: what they have in common at this moment, and in what they differ.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.hpp"
#include "timeline/narration.hpp"

namespace timeline {

/// One of the compared runs at the moment of the playhead. The pointers are never null.
struct ComparedRun {
  std::string_view title;
  const Timeline* timeline = nullptr;
  const trace::Events* events = nullptr;
  const Moment* moment = nullptr;
  ShownLines lines = {};
};

/// One clause, before it has words: what it says of some of the runs, by their indices.
struct Clause {
  enum class Says : std::uint8_t {
    all_done,      ///< all runs have ended
    in_one_place,  ///< in each of `runs` `place` holds the thread, or is all that waits
    together,      ///< in each of `runs` `number` tasks wait for something other than a task
    held_and_free, ///< in `runs` the thread is held, in `others` it is free
    none_started,  ///< in none of `runs` a lane of one of `names` has started, but one will
    only_started,  ///< of all runs, only in `runs` lanes of `names` have started
    only_queued,   ///< none has, but of all runs only `runs` have them, in the ready queue
  };
  Says says = Says::all_done;
  std::vector<std::size_t> runs;
  std::vector<std::size_t> others = {};
  std::string place = {};               ///< the name of a function
  std::vector<std::string> names = {};  ///< of functions
  std::size_t number = 0;
  bool all = false;                     ///< `runs` are all that have not ended
};

/// What can be said of several runs, the group of the run `chosen` first; empty if nothing can.
std::vector<Clause> compare_runs(std::span<const ComparedRun> runs, std::size_t chosen);

/// What is said of compared runs, before it has words: clauses about several, or the statement of one.
struct ComparedStatement {
  std::vector<Clause> clauses = {};
  std::size_t run = 0;      ///< without clauses: the run that is spoken of,
  Statement said = {};      ///< what is said of it,
  bool with_title = false;  ///< and whether it has to be named
};

/// Clauses while time passes and at the end of all runs. Where the chosen run has a step at this instant, or nothing can
/// be said of several, the statement of the chosen run or, if it has ended, of the only one that has not.
ComparedStatement compared_statement(std::span<const ComparedRun> runs, std::size_t chosen);

/// The same in words.
Sentence narrate_all(std::span<const ComparedRun> runs, std::size_t chosen, const text::Words& words);

}  // namespace timeline
