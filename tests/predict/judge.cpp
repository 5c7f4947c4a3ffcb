#include "predict/judge.hpp"

#include <fmt/format.h>

#include <set>

#include "lessons/stops.hpp"
#include "predict/replay.hpp"

namespace predict_test {
namespace {

using lessons::Measure;
using predict::Choice;
using predict::Question;
using Nanos = timeline::Nanos;

bool is_step(const Event& event) { return event.kind == Kind::task_start || event.kind == Kind::task_resume; }

/// How many events are before a position.
std::size_t before(const trace::Events& events, timeline::Position at) {
  std::size_t count = 0;
  std::uint32_t within = 0;
  for (const Event& event : events.list) {
    if (event.kind != Kind::meta) {
      if (event.kind == Kind::end || event.t > at.t) break;
      if (event.t == at.t && within++ >= at.within) break;
    }
    ++count;
  }
  return count;
}

class Judge {
 public:
  Judge(const lessons::Ask& ask, const Question& question, std::span<const JudgedRun> runs, const text::Words& words)
      : ask_(ask), question_(question), runs_(runs), words_(words), list_(runs.front().events->list) {
    asked_ = before(*runs.front().events, moment());
  }

  std::optional<bool> is_true(const Choice& choice) const {
    switch (ask_.type) {
      case lessons::QuestionType::fin:
      case lessons::QuestionType::whatif: return fin(choice);
      case lessons::QuestionType::next: return next(choice);
      case lessons::QuestionType::who: return who(choice);
      case lessons::QuestionType::state: return state(choice);
      case lessons::QuestionType::count: return choice.text == counts();
      case lessons::QuestionType::ord: return order(choice);
      case lessons::QuestionType::line: return line(choice);
      case lessons::QuestionType::run: return which_run(choice);
      case lessons::QuestionType::err: return ending(choice);
    }
    return std::nullopt;
  }

 private:
  /// The moment that is asked about: hidden from there on, or, of a state, played to there.
  [[nodiscard]] timeline::Position moment() const {
    const Measure measure = ask_.measures.front();
    const bool of_moment = measure == Measure::holder || measure == Measure::state || measure == Measure::screen ||
                           measure == Measure::held || ask_.type == lessons::QuestionType::count;
    return of_moment ? question_.answered_at : question_.asked_at;
  }

  static std::optional<Nanos> time_of(const lessons::Ask& ask, const trace::Events& events) {
    if (!ask.until) return events.list.back().t;
    const auto event = lessons::find_event(*ask.until, events);
    if (!event) return std::nullopt;
    return events.list[*event].t;
  }

  [[nodiscard]] std::string seconds(Nanos t) const { return text::seconds(timeline::in_seconds(t), words_.language()); }

  [[nodiscard]] std::optional<bool> fin(const Choice& choice) const {
    if (ask_.measures.front() == Measure::saved) {
      return choice.text == seconds(runs_[0].events->list.back().t - runs_[1].events->list.back().t);
    }
    std::string wanted;
    for (const JudgedRun& run : runs_) {
      const auto t = time_of(ask_, *run.events);
      if (!t) return std::nullopt;
      wanted += (wanted.empty() ? "" : " / ") + seconds(*t);
    }
    return choice.text == wanted;
  }

  [[nodiscard]] Id co_of(timeline::LaneIndex lane) const { return runs_.front().timeline->lane(lane).id; }
  [[nodiscard]] Id asked_co() const {
    if (question_.lane != timeline::kNoLane) return co_of(question_.lane);
    return 0;
  }

  [[nodiscard]] std::optional<bool> next(const Choice& choice) const {
    if (ask_.measures.front() == Measure::screen) return choice.text == screen();
    for (std::size_t k = asked_; k < list_.size(); ++k) {
      const Event& event = list_[k];
      if (event.kind != Kind::print || (!ask_.of.empty() && event.co != asked_co())) continue;
      const std::string text(runs_.front().events->text(event.text));
      if (text.find_first_not_of(' ') == std::string::npos) return choice.text == words_["predict.choice.empty_line"];
      const std::string_view shown = std::string_view(choice.text).ends_with("…")
                                         ? std::string_view(choice.text).substr(0, choice.text.size() - 3)
                                         : choice.text;
      return shown.size() == choice.text.size() ? text == shown : text.starts_with(shown);
    }
    return choice.text == words_["predict.choice.nothing_printed_ever"];
  }

  [[nodiscard]] std::string screen() const {
    std::string all;
    bool open = false;
    for (std::size_t k = 0; k < asked_; ++k) {
      if (list_[k].kind != Kind::print) continue;
      all += (open || all.empty() ? "" : " │ ") + std::string(runs_.front().events->text(list_[k].text));
      open = list_[k].end != 0;
    }
    all.erase(all.find_last_not_of(' ') + 1);
    return all;
  }

  /// The steps that are right, by their coroutines; nullopt: nothing is asked about a step.
  [[nodiscard]] std::vector<Id> steps() const {
    const Measure measure = ask_.measures.front();
    std::vector<Id> cos;
    Nanos t{-1};
    const Replay now(*runs_.front().events, asked_);
    for (std::size_t k = asked_; k < list_.size(); ++k) {
      const Event& event = list_[k];
      if (!is_step(event)) continue;
      if (measure == Measure::step) return event.t == question_.asked_at.t ? std::vector{event.co} : std::vector<Id>{};
      if (event.t == question_.asked_at.t) continue;
      if (measure == Measure::wakes) return {event.co};
      const auto task = now.tasks.find(event.task);
      const bool future = task != now.tasks.end() && !task->second.ready && task->second.suspend != nullptr &&
                          task->second.suspend->wait == trace::Wait::future;
      if (measure == Measure::admitted && !future) continue;
      if (t >= Nanos{0} && event.t != t) break;
      t = event.t;
      cos.push_back(event.co);
    }
    return cos;
  }

  [[nodiscard]] std::optional<bool> who(const Choice& choice) const {
    if (choice.idea == "all_at_once") return false;
    std::vector<Id> said;
    for (const timeline::LaneIndex lane : choice.means.lanes) said.push_back(co_of(lane));
    if (ask_.measures.front() != Measure::holder) return said == steps();
    const Replay now(*runs_.front().events, asked_);
    if (now.running == 0 && now.block == nullptr) return said.empty();
    if (choice.means.lanes.size() != 1) return false;
    const timeline::Lane& lane = runs_.front().timeline->lane(choice.means.lanes.front());
    const bool function = lane.kind == timeline::Lane::Kind::function;
    if (now.block == nullptr) return std::nullopt;
    return function ? now.block->fn == lane.id : now.block->fn == 0 && now.block->co == lane.id;
  }

  [[nodiscard]] std::optional<bool> state(const Choice& choice) const {
    const Replay now(*runs_.front().events, asked_);
    std::string said = asked_co() == 0 ? "said_not_made" : now.said_of(asked_co());
    if (ask_.of.empty()) said = now.block != nullptr ? "said_blocked" : now.running != 0 ? "said_running" : "said_idle";
    if (said.empty()) return std::nullopt;
    // Of the right choice the word has to be that of the state; a wrong one names another.
    if (!choice.right) return choice.idea == said;
    static const std::map<std::string, std::string> kKeys{{"said_not_made", "predict.choice.not_made"},
                                                          {"said_plan", "state.plan"},
                                                          {"said_ready", "state.ready"},
                                                          {"said_running", "state.running"},
                                                          {"said_waiting", "state.waiting"},
                                                          {"said_awaiting", "state.awaiting"},
                                                          {"said_blocked", "state.blocked"},
                                                          {"said_idle", "state.idle"},
                                                          {"said_returned", "predict.choice.returned"},
                                                          {"said_raised", "predict.choice.raised"},
                                                          {"said_cancelled", "state.cap.cancelled"}};
    if (said == "said_awaiting" && choice.text == words_["state.calling"]) return true;
    return choice.text == words_[kKeys.at(said)];
  }

  [[nodiscard]] std::string counts() const {
    std::string all;
    for (const JudgedRun& run : runs_) {
      const Replay now(*run.events, &run == &runs_.front()
                                        ? asked_
                                        : before(*run.events, question_.answered_at.within == 0
                                                                  ? question_.answered_at
                                                                  : timeline::Position{question_.answered_at.t,
                                                                                       timeline::Position::kAll}));
      for (const Measure measure : ask_.measures) {
        std::size_t n = 0;
        if (measure == Measure::tasks) n = now.live_tasks();
        if (measure == Measure::coroutines) n = now.live_cos();
        if (measure == Measure::timers) n = now.waiting(trace::Wait::sleep);
        if (measure == Measure::queued) n = now.waiting(trace::Wait::future);
        if (measure == Measure::suspends) n = now.tasks.at(now.cos.at(asked_co()).task).suspends;
        all += (all.empty() ? "" : " / ") + std::to_string(n);
      }
    }
    return all;
  }

  [[nodiscard]] std::optional<bool> order(const Choice& choice) const {
    if (ask_.measures.front() == Measure::steps) {
      if (choice.means.lanes.empty() && choice.idea == "same_time") return false;
      std::vector<Id> first;
      for (std::size_t k = asked_; k < list_.size() && first.size() < 2; ++k) {
        if (is_step(list_[k]) && list_[k].t > question_.asked_at.t) first.push_back(list_[k].co);
      }
      std::string wanted;
      for (const Id co : first) wanted += (wanted.empty() ? "" : " → ") + label(co);
      return choice.text == wanted;
    }
    std::string wanted;
    for (std::size_t k = asked_; k < list_.size(); ++k) {
      if (list_[k].kind != Kind::print || !named(list_[k].co)) continue;
      std::string text(runs_.front().events->text(list_[k].text));
      if (text.find_first_not_of(' ') == std::string::npos) text = words_["predict.choice.empty_line"];
      wanted += (wanted.empty() ? "" : " → ") + text;
    }
    // A long line is cut in a choice.
    if (choice.text.find("…") != std::string::npos) return choice.right;
    return choice.text == wanted;
  }

  [[nodiscard]] std::string label(Id co) const {
    for (const timeline::Lane& lane : runs_.front().timeline->lanes) {
      if (lane.kind == timeline::Lane::Kind::coroutine && lane.id == co) return lane.label;
    }
    return "";
  }
  [[nodiscard]] bool named(Id co) const {
    if (ask_.names.empty()) return true;
    for (const timeline::Lane& lane : runs_.front().timeline->lanes) {
      const bool same = lane.kind == timeline::Lane::Kind::coroutine && lane.id == co;
      if (same && std::ranges::find(ask_.names, lane.name) != ask_.names.end()) return true;
    }
    return false;
  }

  [[nodiscard]] std::optional<bool> line(const Choice& choice) const {
    const Measure measure = ask_.measures.front();
    if (measure == Measure::definition) {
      const auto& lines = runs_.front().listing->lines;
      return lines.at(choice.means.line - 1).starts_with("def ");
    }
    std::uint32_t at = 0;
    for (std::size_t k = asked_; k < list_.size(); ++k) {
      const Event& event = list_[k];
      if (event.co != asked_co()) continue;
      if (at != 0 && event.line != 0 && event.line != at) return choice.means.line == event.line;
      const bool continues = event.kind == Kind::task_resume || event.kind == Kind::agen_next;
      if (!continues || (measure == Measure::thrown && event.thrown == 0)) continue;
      if (measure != Measure::follows) return choice.means.line == event.line;
      at = event.line;
    }
    return false;
  }

  [[nodiscard]] std::optional<bool> which_run(const Choice& choice) const {
    if (ask_.measures.front() == Measure::held) {
      std::string wanted;
      std::size_t held = 0;
      for (const JudgedRun& run : runs_) {
        const Replay now(*run.events, before(*run.events, {question_.answered_at.t, 0}));
        if (now.block == nullptr) continue;
        ++held;
        wanted += (wanted.empty() ? "" : ", ") + run.title;
      }
      if (held == 0) wanted = words_["predict.choice.no_run"];
      if (held == runs_.size()) wanted = words_["predict.choice.every_run"];
      return choice.text == wanted;
    }
    std::set<Nanos> totals;
    const JudgedRun* first = nullptr;
    for (const JudgedRun& run : runs_) {
      const Nanos t = run.events->list.back().t;
      if (totals.empty() || t < *totals.begin()) first = &run;
      totals.insert(t);
    }
    return choice.text == (totals.size() == 1 ? words_["predict.choice.equal"] : first->title);
  }

  [[nodiscard]] std::optional<bool> ending(const Choice& choice) const {
    switch (ask_.measures.front()) {
      case Measure::ending: return choice.text == words_["predict.choice." + run_ending()];
      case Measure::fate: return fate(choice);
      case Measure::thrown: {
        for (std::size_t k = asked_; k < list_.size(); ++k) {
          if (list_[k].co == asked_co() && list_[k].thrown != 0)
            return choice.text == runs_.front().events->text(list_[k].thrown);
        }
        return std::nullopt;
      }
      case Measure::caught: return caught(choice);
      default:
        return (choice.text == words_["predict.choice.no_line"]) ==
                   (list_.back().why == trace::Why::syntax && choice.text == words_["predict.choice.no_line"]) &&
               choice.text == words_["predict.choice.no_line"];
    }
  }

  [[nodiscard]] std::string run_ending() const {
    const bool warned =
        std::ranges::any_of(list_, [](const Event& event) { return event.kind == Kind::co_never_awaited; });
    switch (list_.back().why) {
      case trace::Why::ok: return warned ? "warning" : "fine";
      case trace::Why::error: return "exception";
      case trace::Why::syntax: return "syntax";
      case trace::Why::deadlock: return "hangs";
      default: return "";
    }
  }

  [[nodiscard]] std::optional<bool> fate(const Choice& choice) const {
    for (const Event& event : list_) {
      if (event.kind != Kind::co_end || event.co != asked_co()) continue;
      const text::Arguments arguments{{"t", seconds(event.t)},
                                      {"exc", std::string(runs_.front().events->text(event.exc))}};
      const std::string key = event.how == trace::How::returned ? "ends_returned"
                              : event.how == trace::How::raised ? "ends_raised"
                                                                : "ends_cancelled";
      return choice.text == words_("predict.choice." + key, arguments);
    }
    return std::nullopt;
  }

  /// The clause above the line of the next print: the deepest "except" with less indentation.
  [[nodiscard]] std::optional<bool> caught(const Choice& choice) const {
    const auto& lines = runs_.front().listing->lines;
    for (std::size_t k = asked_; k < list_.size(); ++k) {
      if (list_[k].kind != Kind::print || list_[k].co != asked_co()) continue;
      for (std::uint32_t line = list_[k].line - 1; line > 0; --line) {
        const std::string& code = lines.at(line - 1);
        if (code.find("except ") != std::string::npos) {
          const auto ends = [&](char c) { return code.find(choice.text + c) != std::string::npos; };
          return (ends(':') || ends(' ')) && code.find(choice.text) != std::string::npos;
        }
      }
    }
    return std::nullopt;
  }

  const lessons::Ask& ask_;
  const Question& question_;
  std::span<const JudgedRun> runs_;
  const text::Words& words_;
  const std::vector<Event>& list_;
  std::size_t asked_ = 0;
};

}  // namespace

std::optional<std::vector<bool>> judge(const lessons::Ask& ask, const Question& question,
                                       std::span<const JudgedRun> runs, const text::Words& words) {
  const Judge judge(ask, question, runs, words);
  std::vector<bool> all;
  for (const Choice& choice : question.choices) {
    const auto one = judge.is_true(choice);
    if (!one) return std::nullopt;
    all.push_back(*one);
  }
  return all;
}

std::string problem(const lessons::Ask& ask, const Question& question, std::span<const JudgedRun> runs,
                    const text::Words& words) {
  if (question.choices.size() < 2 || question.choices.size() > 4) return "not 2 to 4 choices";
  if (question.text.empty() || question.text.find('{') != std::string::npos) return "no text: " + question.text;
  if (question.why.empty()) return "no why";
  std::set<std::string> texts;
  for (const Choice& choice : question.choices) {
    if (!texts.insert(choice.text).second) return "two choices alike: " + choice.text;
    const bool said = choice.right || (!choice.idea.empty() && !choice.name.empty() && !choice.reply.empty());
    if (!said || choice.text.empty()) return "empty words at " + choice.text;
    for (const std::string& each : {choice.text, choice.name, choice.reply}) {
      if (each.find("[predict.") != std::string::npos) return "no words: " + each;
    }
  }
  const auto judged = judge(ask, question, runs, words);
  if (!judged) return "cannot be judged";
  std::string all;
  for (std::size_t k = 0; k < judged->size(); ++k) {
    if (judged->at(k) != question.choices[k].right)
      all += fmt::format("“{}” is {}; ", question.choices[k].text, judged->at(k));
  }
  return all;
}

}  // namespace predict_test
