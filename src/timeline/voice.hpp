// The parts of sentences: the names of lanes and tasks, numbers, times, and the words around them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "timeline/claims.hpp"
#include "timeline/facts.hpp"
#include "timeline/narration.hpp"
#include "timeline/shown_lines.hpp"

namespace timeline {

class Voice {
 public:
  /// All four must outlive this object.
  Voice(const Timeline& timeline, const trace::Events& events, const text::Words& words, ShownLines lines = {})
      : timeline_(timeline), events_(events), words_(words), lines_(lines) {}

  /// What the gaps of a sentence are filled with; a line is that of the shown listing already.
  [[nodiscard]] text::Arguments arguments(const About& about) const;
  /// The words of a statement of one part, at its key; "" if it needs a line that the shown listing does not have.
  [[nodiscard]] std::string words(const Statement& statement) const;
  /// Those of one of two parts, at "<key>.lead" and "<key>.rest".
  [[nodiscard]] Sentence sentence(const Statement& statement) const;

  /// "main()"; "The program" for module-level code, and for what is not in the trace.
  [[nodiscard]] std::string name(LaneIndex lane) const;
  /// The name of the task's outermost coroutine.
  [[nodiscard]] std::string task(trace::Id id) const;
  /// "a(), b(), c() and 9 more".
  [[nodiscard]] std::string names(std::span<const LaneIndex> lanes) const;

  /// "main() → fetch()".
  [[nodiscard]] std::string chain(std::span<const LaneIndex> lanes) const;

  [[nodiscard]] std::string text(trace::TextId id) const { return std::string(events_.text(id)); }
  /// A text on one line, cut if it is too long for a sentence.
  [[nodiscard]] std::string excerpt(trace::TextId id) const;
  /// A time, "3.0 s", and a duration, "3 s".
  [[nodiscard]] std::string time(Nanos t) const { return time(Due(t)); }
  [[nodiscard]] std::string time(const Due& due) const;
  [[nodiscard]] std::string delay(double seconds) const;
  /// "three" from the table "number", "All three" from "all"; digits if there is no word.
  [[nodiscard]] std::string number(std::string_view table, std::size_t n) const;

 protected:
  const Timeline& timeline_;
  const trace::Events& events_;
  const text::Words& words_;
  ShownLines lines_;
};

}  // namespace timeline
