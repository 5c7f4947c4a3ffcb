// What can be opened: a lesson, a trace file. A source says what there is to read (title, question, parameters, runs
// with their words) and how its runs come by their traces; the player does everything else.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lessons/lesson.hpp"
#include "player/open_card.hpp"
#include "player/open_run.hpp"
#include "player/python/python.hpp"

namespace player {

/// A run that CPython has to record.
struct Wanted {
  std::size_t run = 0;
  python::Program program;
};

class Source {
 public:
  virtual ~Source() = default;
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// Its words in both languages, its parameters and its runs. Of what is no lesson the id is "" and most is empty.
  [[nodiscard]] virtual const lessons::Lesson& about() const = 0;
  /// Key of the words that say why there is no delay to change, where there is none.
  [[nodiscard]] virtual const char* no_parameters() const = 0;

  /// Brings `runs` up to date: one for each run of about(), with its events and its timeline. What CPython has to
  /// record is returned; until that is there, such a run stays as it is or, if it never was, says why it is missing.
  virtual std::vector<Wanted> record(std::vector<OpenRun>& runs, const lessons::Values& values,
                                     text::Language language) = 0;
  /// Whether any of its runs is recorded by CPython.
  [[nodiscard]] virtual bool uses_python() const { return false; }
  /// What CPython made of the run of that index, or why it made nothing.
  virtual void take(OpenRun& open, std::size_t run, python::Recorded recorded) const;
  /// Without an interpreter: each run as it was kept, at the defaults, or why there is nothing.
  virtual void take_kept(std::vector<OpenRun>& runs, text::Language language, const text::Notice& no_python) const;

  /// Whether the run of that index is there in C++, too.
  [[nodiscard]] virtual bool has_cpp(std::size_t run) const;
  /// Fills in the listing of a run; in Python where it has no C++.
  virtual void list(OpenRun& open, std::size_t run, lessons::Code code, const lessons::Values& values,
                    text::Language language) const;
  /// The moments of other lessons that it shows, of a lesson without runs.
  [[nodiscard]] virtual std::vector<OpenCard> cards(text::Language language) const;
};

}  // namespace player
