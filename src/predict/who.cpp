// WHO: what runs next, or holds the thread. The wrong lanes are those that wait, are ready behind others, or have not
// been made; "nobody", and "all at once".
#include <algorithm>
#include <limits>

#include "predict/asked.hpp"
#include "timeline/locate.hpp"

namespace predict::detail {
namespace {

using lessons::Measure;
using Lanes = std::vector<LaneIndex>;

constexpr double kLast = std::numeric_limits<double>::max();

bool is_step(const trace::Event& event) {
  return event.kind == trace::Kind::task_start || event.kind == trace::Kind::task_resume;
}

class Who {
 public:
  explicit Who(const Asked& asked) : asked_(asked), measure_(asked.ask.measures.front()) {}

  std::optional<Draft> draft() {
    const auto found = answer();
    if (!found) return std::nullopt;
    const Lanes& lanes = *found;
    Draft draft{option_of(lanes), {}, answered_at_, {}, general()};
    draft.why = {asked_.told(asked_.at)};
    if (answered_at_ != asked_.at) draft.why.push_back(asked_.told(answered_at_));
    fact_ = lanes.empty() ? nobody_fact()
                          : asked_.words("predict.fact.runs", {{"names", names(lanes)}, {"t", asked_.time(when_)}});
    if (measure_ == Measure::admitted) {
      several(draft, lanes);
    } else {
      others(draft, lanes);
    }
    return draft;
  }

 private:
  /// The lanes that are right; none: nobody. nullopt: this cannot be asked here.
  std::optional<Lanes> answer() {
    const std::vector<trace::Event>& list = asked_.side().list();
    when_ = asked_.at.t;
    answered_at_ = asked_.at;
    if (measure_ == Measure::holder) return holder();
    if (measure_ == Measure::step && asked_.moment.running != kNoLane) return std::nullopt;
    Lanes lanes;
    for (std::size_t k = asked_.next_event(); k < list.size(); ++k) {
      const bool now = list[k].t == asked_.at.t;
      if (measure_ == Measure::step && !now) break;
      if (measure_ != Measure::step && (now || (!lanes.empty() && list[k].t != when_))) {
        if (now) continue;
        break;
      }
      if (!is_step(list[k]) || (measure_ == Measure::admitted && !waited_for_other(list[k]))) continue;
      when_ = list[k].t;
      answered_at_ = timeline::after_event(asked_.timeline(), static_cast<std::uint32_t>(k));
      lanes.push_back(timeline::lane_of(asked_.timeline(), timeline::Lane::Kind::coroutine, list[k].co));
      if (measure_ != Measure::admitted) break;
    }
    if (measure_ != Measure::step && lanes.empty()) return std::nullopt;
    if (std::ranges::find(lanes, kNoLane) != lanes.end()) return std::nullopt;
    return lanes;
  }

  [[nodiscard]] std::optional<Lanes> holder() const {
    const timeline::Span* const thread = asked_.moment.span(asked_.timeline(), 0);
    if (asked_.moment.running != kNoLane) return Lanes{asked_.moment.running};
    // Module code is no lane, and between two steps the thread is nobody's for no time.
    if (thread == nullptr || thread->state != timeline::State::idle) return std::nullopt;
    return Lanes{};
  }

  /// Whether the task has been waiting for something other than a timer or a task.
  [[nodiscard]] bool waited_for_other(const trace::Event& step) const {
    for (const timeline::WaitMoment& wait : asked_.moment.waiting) {
      if (wait.wait == trace::Wait::future && asked_.timeline().lane(wait.lane).task == step.task) return true;
    }
    return false;
  }

  [[nodiscard]] std::string names(const Lanes& lanes) const {
    if (lanes.empty()) return asked_.words["predict.choice.nobody"];
    std::string all;
    for (const LaneIndex lane : lanes) all += (all.empty() ? "" : ", ") + asked_.name(lane);
    return all;
  }

  [[nodiscard]] static double rank(const Lanes& lanes) {
    return lanes.empty() ? kLast : lanes.front() + static_cast<double>(lanes.size()) / 1000;
  }
  static Meaning means(const Lanes& lanes) {
    Meaning means;
    means.lanes = lanes;
    return means;
  }
  [[nodiscard]] Option option_of(const Lanes& lanes) const { return right(names(lanes), means(lanes), rank(lanes)); }

  [[nodiscard]] std::string nobody_fact() const {
    const trace::Event* const ready = asked_.facts().next_ready();
    if (ready == nullptr) return asked_.words["predict.fact.nobody_ever"];
    return asked_.words("predict.fact.nobody", {{"t", asked_.time(ready->t)}});
  }

  [[nodiscard]] std::string general() const {
    const std::string t =
        asked_.time(measure_ == Measure::wakes || measure_ == Measure::admitted ? when_ : asked_.at.t);
    switch (measure_) {
      case Measure::holder: return asked_.words("predict.ask.who.holder", {{"t", t}});
      case Measure::wakes: return asked_.words("predict.ask.who.wakes", {{"t", t}});
      case Measure::admitted: return asked_.words("predict.ask.who.admitted", {{"t", t}});
      default: return asked_.words("predict.ask.who.step", {{"told", asked_.happened(asked_.at)}});
    }
  }

  void add(Draft& draft, std::string_view idea, const Lanes& lanes, std::string text = "") const {
    if (text.empty()) text = names(lanes);
    const double rank_of = idea == "all_at_once" ? kLast / 2 : rank(lanes);
    draft.wrong.push_back(wrong(asked_, idea, text, means(lanes), rank_of, {{"who", names(lanes)}, {"fact", fact_}}));
  }

  /// What somebody thinks who expects this lane to run; "" for a lane that has ended.
  [[nodiscard]] std::string_view idea(LaneIndex lane) const {
    if (!asked_.moment.lane(lane).born) return "not_made";
    const timeline::Span* const span = asked_.moment.span(asked_.timeline(), lane);
    if (span == nullptr)
      return asked_.timeline().lane(lane).agen && !asked_.moment.lane(lane).ended ? "works_ahead" : "";
    switch (span->state) {
      case timeline::State::plan: return "plan_runs";
      case timeline::State::ready: return "behind";
      case timeline::State::waiting: return "still_waits";
      case timeline::State::awaiting: return "awaiter_runs";
      default: return "";
    }
  }

  void others(Draft& draft, const Lanes& lanes) const {
    Lanes candidates = asked_.moment.ready;
    for (const timeline::TimerMoment& timer : asked_.moment.timers) candidates.push_back(timer.lane);
    if (candidates.size() > 1) add(draft, "all_at_once", {}, asked_.words["predict.choice.all_at_once"]);
    // After a suspend most expect the next call of the code, then the caller.
    const auto plan = std::ranges::find_if(asked_.timeline().lanes, [&](const timeline::Lane& lane) {
      return lane.kind == timeline::Lane::Kind::coroutine && !asked_.moment.lane(index_of(lane)).born;
    });
    if (lanes.empty() && plan != asked_.timeline().lanes.end()) add(draft, "not_made", {index_of(*plan)});
    if (!lanes.empty()) add(draft, "nobody", {});
    for (const std::string_view wanted :
         {"behind", "works_ahead", "plan_runs", "awaiter_runs", "still_waits", "not_made"}) {
      for (std::size_t k = 1; k < asked_.timeline().lanes.size(); ++k) {
        const auto lane = static_cast<LaneIndex>(k);
        const bool coroutine = asked_.timeline().lanes[k].kind == timeline::Lane::Kind::coroutine;
        if (coroutine && idea(lane) == wanted) add(draft, wanted, {lane});
      }
    }
  }

  [[nodiscard]] LaneIndex index_of(const timeline::Lane& lane) const {
    return static_cast<LaneIndex>(&lane - asked_.timeline().lanes.data());
  }

  /// Of what waits for its turn: only the first, all of it, or nothing.
  void several(Draft& draft, const Lanes& lanes) const {
    Lanes all;
    for (const timeline::WaitMoment& wait : asked_.moment.waiting) {
      if (wait.wait == trace::Wait::future) all.push_back(wait.lane);
    }
    add(draft, "one_at_a_time", {lanes.front()});
    add(draft, "all_let_in", all);
    add(draft, "nobody", {});
    if (lanes.size() > 1) add(draft, "one_at_a_time", {lanes.back()});
  }

  const Asked& asked_;
  Measure measure_;
  Nanos when_{0};
  Position answered_at_;
  std::string fact_;
};

}  // namespace

std::optional<Draft> who(const Asked& asked) { return Who(asked).draft(); }

}  // namespace predict::detail
