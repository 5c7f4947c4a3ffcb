// ERR: how a run or a coroutine ends, and which exception arrives where. The wrong endings are the ones that a missing
// await, an exception or a cancel is usually believed to have.
#include <algorithm>

#include "predict/asked.hpp"
#include "timeline/locate.hpp"

namespace predict::detail {
namespace {

using lessons::Measure;

class Ending {
 public:
  explicit Ending(const Asked& asked) : asked_(asked), list_(asked.side().list()) {}

  std::optional<Draft> draft() {
    switch (asked_.ask.measures.front()) {
      case Measure::fate: return fate();
      case Measure::thrown: return thrown();
      case Measure::caught: return caught();
      case Measure::lines: return lines();
      default: return whole();
    }
  }

 private:
  void add(Draft& draft, std::string_view idea, const std::string& text, double rank, text::Arguments more = {}) const {
    more.emplace_back("fact", fact_);
    draft.wrong.push_back(wrong(asked_, idea, text, {}, rank, std::move(more)));
  }
  [[nodiscard]] const std::string& word(std::string_view key) const {
    return asked_.words["predict.choice." + std::string(key)];
  }

  /// How the run ends.
  std::optional<Draft> whole() {
    const bool warns = std::ranges::find(list_, trace::Kind::co_never_awaited, &trace::Event::kind) != list_.end();
    const auto right_word = [&]() -> std::string_view {
      switch (asked_.timeline().why) {
        case trace::Why::ok: return warns ? "warning" : "fine";
        case trace::Why::error: return "exception";
        case trace::Why::syntax: return "syntax";
        case trace::Why::deadlock: return "hangs";
        default: return "";
      }
    }();
    if (right_word.empty()) return std::nullopt;
    // In the order in which they are shown; what is commonly said instead comes first in `said`.
    constexpr std::array<std::string_view, 5> kWords{"fine", "warning", "exception", "syntax", "hangs"};
    const auto rank = [&](std::string_view word) {
      return static_cast<double>(std::ranges::find(kWords, word) - kWords.begin());
    };
    const Position end = asked_.timeline().end;
    Draft draft{right(word(right_word), {}, rank(right_word)),
                {},
                end,
                {asked_.told(end)},
                asked_.words["predict.ask.err.ending"]};
    if (warns) draft.why.insert(draft.why.begin(), asked_.told(warning()));
    fact_ = draft.why.front();
    for (const std::string_view said : {"exception", "fine", "hangs", "warning", "syntax"}) {
      if (said != right_word) add(draft, "ends_" + std::string(said), word(said), rank(said));
    }
    return draft;
  }

  [[nodiscard]] Position warning() const {
    const auto at = std::ranges::find(list_, trace::Kind::co_never_awaited, &trace::Event::kind);
    return timeline::after_event(asked_.timeline(), at->i);
  }

  /// How a coroutine ends.
  std::optional<Draft> fate() {
    if (asked_.lane <= 0) return std::nullopt;
    const timeline::Lane& lane = asked_.timeline().lane(asked_.lane);
    const auto said = [&](std::string_view key, Nanos t) {
      return asked_.words("predict.choice." + std::string(key), {{"t", asked_.time(t)}, {"exc", exception_of(lane)}});
    };
    std::string_view key;
    switch (lane.cap) {
      case timeline::Cap::returned: key = "ends_returned"; break;
      case timeline::Cap::raised: key = "ends_raised"; break;
      case timeline::Cap::cancelled: key = "ends_cancelled"; break;
      default: return std::nullopt;
    }
    const Nanos t = lane.cap_at.t;
    Draft draft{right(said(key, t), {}, any_rank(asked_, key)),
                {},
                cap_position(lane),
                {},
                asked_.words("predict.ask.err.fate", {{"co", asked_.name(asked_.lane)}})};
    draft.why = {asked_.told(draft.answered_at)};
    fact_ = draft.why.front();
    const Nanos written = written_end(lane);
    const auto offer = [&](std::string_view idea, std::string_view choice, Nanos at) {
      if (choice != key)
        add(draft, idea, said(choice, at), any_rank(asked_, choice), {{"co", asked_.name(asked_.lane)}});
    };
    offer("runs_to_its_end", "ends_returned", written);
    offer("is_cancelled", "ends_cancelled", t);
    offer("is_raised", "ends_raised", t);
    offer("never_ends", "ends_never", t);
    return draft;
  }

  [[nodiscard]] std::string exception_of(const timeline::Lane& lane) const {
    if (lane.cap == timeline::Cap::raised) return std::string(asked_.events().text(lane.exc));
    // A cancelled coroutine has ended with CancelledError: that is no other end.
    std::vector<std::string> all = exceptions();
    std::erase(all, "CancelledError");
    return all.empty() ? asked_.words["predict.choice.some_exception"] : all.front();
  }

  [[nodiscard]] Position cap_position(const timeline::Lane& lane) const {
    for (const trace::Event& event : list_) {
      if (event.kind == trace::Kind::co_end && event.co == lane.id)
        return timeline::after_event(asked_.timeline(), event.i);
    }
    return asked_.timeline().end;
  }

  /// When its last wait would have ended, had it not been cut short.
  [[nodiscard]] Nanos written_end(const timeline::Lane& lane) const {
    Nanos end = lane.cap_at.t;
    for (const trace::Event& event : list_) {
      if (event.kind == trace::Kind::co_end && event.co == lane.id) break;
      const bool sleeps =
          event.kind == trace::Kind::task_suspend && event.wait == trace::Wait::sleep && event.task == lane.task;
      if (sleeps) end = trace::Due::after(event.t, event.delay).time();
    }
    return end;
  }

  /// The types of exceptions in the trace, and those that the listing names; each once.
  [[nodiscard]] std::vector<std::string> exceptions() const {
    std::vector<std::string> all;
    const auto see = [&](std::string name) {
      if (!name.empty() && std::ranges::find(all, name) == all.end()) all.push_back(std::move(name));
    };
    for (const trace::Event& event : list_) {
      see(std::string(asked_.events().text(event.exc)));
      see(std::string(asked_.events().text(event.thrown)));
    }
    if (asked_.side().listing == nullptr) return all;
    for (const std::string& line : asked_.side().listing->lines) see(caught_by(line));
    return all;
  }

  /// "except asyncio.CancelledError as e:" as "CancelledError"; "" for any other line.
  [[nodiscard]] static std::string caught_by(const std::string& line) {
    const std::size_t at = line.find("except ");
    if (at == std::string::npos || line.find_first_not_of(' ') != at) return "";
    std::string name = line.substr(at + 7);
    name.erase(std::min(name.find_first_of(" :"), name.size()));
    return name.substr(name.rfind('.') == std::string::npos ? 0 : name.rfind('.') + 1);
  }

  void others(Draft& draft, const std::string& name) const {
    for (const std::string& each : exceptions()) {
      if (each != name) add(draft, "other_exception", each, any_rank(asked_, each));
    }
    add(draft, "no_exception", word("no_exception"), any_rank(asked_, "none"));
  }

  /// Which exception is thrown into a coroutine.
  std::optional<Draft> thrown() {
    const trace::Event* event = nullptr;
    for (std::size_t k = asked_.next_event(); k < list_.size() && event == nullptr; ++k) {
      const bool mine = asked_.lane > 0 && list_[k].co == asked_.timeline().lane(asked_.lane).id;
      if (mine && list_[k].thrown != 0) event = &list_[k];
    }
    if (event == nullptr) return std::nullopt;
    const std::string name(asked_.events().text(event->thrown));
    const Position then = timeline::after_event(asked_.timeline(), event->i);
    Draft draft{right(name, {}, any_rank(asked_, name)),
                {},
                then,
                {asked_.told(then)},
                asked_.words("predict.ask.err.thrown", {{"co", asked_.name(asked_.lane)}})};
    fact_ = draft.why.front();
    others(draft, name);
    return draft;
  }

  /// Which except clause is reached: the one around the line of the next output of the lane.
  std::optional<Draft> caught() {
    if (asked_.side().listing == nullptr || asked_.lane <= 0) return std::nullopt;
    const auto& lines = asked_.side().listing->lines;
    for (std::size_t k = asked_.next_event(); k < list_.size(); ++k) {
      const trace::Event& event = list_[k];
      const bool mine = event.kind == trace::Kind::print && event.co == asked_.timeline().lane(asked_.lane).id;
      if (!mine || event.line < 2 || event.line > lines.size()) continue;
      const std::string name = caught_by(lines[event.line - 2]);
      if (name.empty()) return std::nullopt;
      const Position then = timeline::after_event(asked_.timeline(), event.i);
      Draft draft{right(name, {}, any_rank(asked_, name)),
                  {},
                  then,
                  {asked_.told(then)},
                  asked_.words("predict.ask.err.caught", {{"co", asked_.name(asked_.lane)}})};
      fact_ = asked_.words("predict.fact.caught",
                           {{"exc", name}, {"line", std::to_string(event.line - 1)}, {"t", asked_.time(event.t)}});
      draft.why.push_back(fact_);
      others(draft, name);
      return draft;
    }
    return std::nullopt;
  }

  /// How much of a program with a syntax error runs.
  std::optional<Draft> lines() {
    const auto error = std::ranges::find(list_, trace::Kind::error, &trace::Event::kind);
    if (asked_.timeline().why != trace::Why::syntax || error == list_.end()) return std::nullopt;
    const Position end = asked_.timeline().end;
    Draft draft{right(word("no_line"), {}, 0), {}, end, {asked_.told(end)}, asked_.words["predict.ask.err.lines"]};
    fact_ = draft.why.front();
    const std::string line = std::to_string(error->line);
    add(draft, "up_to_the_line", asked_.words("predict.choice.up_to_line", {{"line", line}}), 1);
    add(draft, "all_but_the_line", asked_.words("predict.choice.all_but_line", {{"line", line}}), 2);
    add(draft, "all_lines", word("all_lines"), 3);
    return draft;
  }

  const Asked& asked_;
  const std::vector<trace::Event>& list_;
  std::string fact_;
};

}  // namespace

std::optional<Draft> ending(const Asked& asked) { return Ending(asked).draft(); }

}  // namespace predict::detail
