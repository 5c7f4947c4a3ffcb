#include "player/puzzle/judge.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace player::puzzle {
namespace {

using Nanos = std::chrono::nanoseconds;

Nanos nanos(double seconds) { return Nanos(std::llround(seconds * 1e9)); }

class Judge {
 public:
  Judge(const lessons::Lesson& lesson, const lessons::Puzzle& puzzle, const lessons::Values& values,
        const trace::Events* events, const text::Words& words)
      : lesson_(lesson), puzzle_(puzzle), values_(values), events_(events), words_(words) {}

  [[nodiscard]] Verdict verdict(const lessons::Goal& goal) const {
    using Kind = lessons::Goal::Kind;
    switch (goal.kind) {
      case Kind::takes: return takes(goal);
      case Kind::prints: return prints(goal);
      case Kind::at: return at(goal);
      case Kind::never: return never(goal);
      default: return before(goal);
    }
  }

 private:
  /// The first event that prints the text.
  [[nodiscard]] const trace::Event* printed(const std::string& text) const {
    if (events_ == nullptr) return nullptr;
    const auto found = std::ranges::find_if(events_->list, [&](const trace::Event& event) {
      return event.kind == trace::Kind::print && events_->text(event.text) == text;
    });
    return found == events_->list.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::string text_of(const lessons::TemplateLine& line) const {
    return lessons::filled({line}, lesson_, puzzle_.run, values_, words_.language()).front();
  }
  [[nodiscard]] std::string time(Nanos t) const {
    return text::seconds(std::chrono::duration<double>(t).count(), words_.language());
  }

  [[nodiscard]] Verdict takes(const lessons::Goal& goal) const {
    Verdict verdict{false, words_("puzzle.goal.takes", {{"t", time(nanos(goal.seconds))}}), ""};
    if (events_ == nullptr) return verdict;
    const trace::Event& end = events_->list.back();
    verdict.met = end.why == trace::Why::ok && end.t == nanos(goal.seconds);
    const auto error = std::ranges::find(events_->list, trace::Kind::error, &trace::Event::kind);
    if (error != events_->list.end()) {
      verdict.found = words_("puzzle.found.error",
                             {{"type", std::string(events_->text(error->exc))}, {"t", time(error->t)}});
    } else {
      verdict.found = words_("puzzle.found.takes", {{"t", time(end.t)}});
    }
    return verdict;
  }

  [[nodiscard]] std::string found(const trace::Event* event) const {
    if (events_ == nullptr) return "";
    return event == nullptr ? words_["puzzle.found.never"] : words_("puzzle.found.at", {{"t", time(event->t)}});
  }

  [[nodiscard]] Verdict prints(const lessons::Goal& goal) const {
    const std::string text = text_of(goal.text);
    const trace::Event* const event = printed(text);
    return {event != nullptr, words_("puzzle.goal.prints", {{"text", text}}), found(event)};
  }

  [[nodiscard]] Verdict never(const lessons::Goal& goal) const {
    const std::string text = text_of(goal.text);
    const trace::Event* const event = printed(text);
    return {events_ != nullptr && event == nullptr, words_("puzzle.goal.never", {{"text", text}}), found(event)};
  }

  [[nodiscard]] Verdict at(const lessons::Goal& goal) const {
    const std::string text = text_of(goal.text);
    const Nanos wanted = nanos(goal.seconds);
    const trace::Event* const event = printed(text);
    return {event != nullptr && event->t == wanted,
            words_("puzzle.goal.at", {{"text", text}, {"t", time(wanted)}}), found(event)};
  }

  [[nodiscard]] Verdict before(const lessons::Goal& goal) const {
    const std::string text = text_of(goal.text);
    const std::string then = text_of(goal.then);
    const trace::Event* const one = printed(text);
    const trace::Event* const other = printed(then);
    Verdict verdict{one != nullptr && other != nullptr && one->i < other->i,
                    words_("puzzle.goal.before", {{"text", text}, {"then", then}}), ""};
    if (events_ == nullptr) return verdict;
    if (one == nullptr && other == nullptr) verdict.found = words_["puzzle.found.neither"];
    else if (one == nullptr) verdict.found = words_["puzzle.found.not_first"];
    else if (other == nullptr) verdict.found = words_["puzzle.found.not_second"];
    else verdict.found = words_[verdict.met ? "puzzle.found.in_order" : "puzzle.found.reversed"];
    return verdict;
  }

  const lessons::Lesson& lesson_;
  const lessons::Puzzle& puzzle_;
  const lessons::Values& values_;
  const trace::Events* events_;
  const text::Words& words_;
};

}  // namespace

std::vector<Verdict> judge(const lessons::Lesson& lesson, const lessons::Puzzle& puzzle, const lessons::Values& values,
                           const trace::Events* events, const text::Words& words) {
  const Judge judge(lesson, puzzle, values, events, words);
  std::vector<Verdict> verdicts;
  for (const lessons::Goal& goal : puzzle.goals) verdicts.push_back(judge.verdict(goal));
  return verdicts;
}

bool reached(const std::vector<Verdict>& verdicts) {
  return !verdicts.empty() && std::ranges::all_of(verdicts, &Verdict::met);
}

}  // namespace player::puzzle
