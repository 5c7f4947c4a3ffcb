// What can be opened: a lesson, a trace file. A source has texts (title, question, parameters, runs with their words)
// and records its runs; the player does everything else.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
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

  /// Its words in both languages, its parameters and its runs. For other sources than lessons the id is "" and most of
  /// it is empty.
  [[nodiscard]] virtual const lessons::Lesson& about() const = 0;
  /// The lesson with all its edits, of which about() has the own runs or one edit; null: there is nothing to edit.
  [[nodiscard]] virtual const lessons::Lesson* whole() const { return nullptr; }
  /// The same source with that edit, a run of whole(); nothing: with the own runs. Null if there is nothing to edit.
  [[nodiscard]] virtual std::shared_ptr<Source> edited(std::optional<std::size_t> edit) const {
    static_cast<void>(edit);
    return nullptr;
  }
  /// Key of the words that say why there are no delays, if there are none.
  [[nodiscard]] virtual const char* no_parameters() const = 0;

  /// Updates `runs`: one for each run of about(), with its events and its timeline. Returns the runs that CPython has
  /// to record; until then such a run is unchanged or, if it did not exist, says why it is missing.
  virtual std::vector<Wanted> record(std::vector<OpenRun>& runs, const lessons::Values& values,
                                     text::Language language) = 0;
  /// Whether any of its runs is recorded by CPython.
  [[nodiscard]] virtual bool uses_python() const { return false; }
  /// Takes CPython's recording of the run of that index, or why there is none.
  virtual void take(OpenRun& open, std::size_t run, python::Recorded recorded) const;
  /// Without an interpreter: takes each run's stored recording, at the defaults, or why there is none.
  virtual void take_kept(std::vector<OpenRun>& runs, text::Language language, const text::Notice& no_python) const;

  /// Whether the run of that index also has a C++ program.
  [[nodiscard]] virtual bool has_cpp(std::size_t run) const;
  /// Fills in the listing of a run; in Python if it has no C++.
  virtual void list(OpenRun& open, std::size_t run, lessons::Code code, const lessons::Values& values,
                    text::Language language) const;
  /// The moments of other lessons that a lesson without runs shows.
  [[nodiscard]] virtual std::vector<OpenCard> cards(text::Language language) const;
};

}  // namespace player
