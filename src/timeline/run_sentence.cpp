#include "timeline/run_sentence.hpp"

#include <algorithm>

#include "timeline/facts.hpp"
#include "timeline/run_end.hpp"
#include "timeline/voice.hpp"
#include "timeline/waiting_tasks.hpp"

namespace timeline {
namespace {

class Header {
 public:
  Header(const Timeline& timeline, const trace::Events& events, const Moment& moment)
      : timeline_(timeline), moment_(moment), facts_(timeline, events, moment) {}

  Statement statement() const {
    if (moment_.event < 0) return {"run_sentence.nothing_yet"};
    const Span* const held = moment_.span(timeline_, 0);
    if (held != nullptr && held->state != State::idle) return moment_.blocked ? blocked(*held) : runs();
    if (const trace::Id ending = facts_.active_task(); ending != 0) return {"run_sentence.ends", {.co = timeline_.root_of(ending)}};
    return moment_.ready.empty() ? waits() : next();
  }

 private:
  Statement blocked(const Span& held) const {
    About about{.co = moment_.running, .t = Due(held.end.t)};
    if (moment_.ready.size() == 1) {
      about.other = moment_.ready.front();
      return {"run_sentence.held_ready", about};
    }
    if (!moment_.ready.empty()) {
      about.number = moment_.ready.size();
      return {"run_sentence.held_ready_many", about};
    }
    about.other = facts_.first_unborn();
    if (about.other == kNoLane) return {"run_sentence.held", about};
    const bool call = timeline_.lane(about.other).kind == Lane::Kind::function;
    return {call ? "run_sentence.held_uncalled" : "run_sentence.held_unmade", about};
  }

  Statement runs() const {
    About about{.co = moment_.running};
    if (moment_.running == kNoLane && moment_.ready.empty()) return {"run_sentence.module", about};
    if (moment_.ready.empty()) return {moment_.before_loop ? "run_sentence.runs_plain" : "run_sentence.runs", about};
    if (moment_.ready.size() == 1) {
      about.other = moment_.ready.front();
      return {"run_sentence.runs_ready", about};
    }
    about.number = moment_.ready.size();
    return {"run_sentence.runs_ready_many", about};
  }

  Statement next() const {
    About about{.co = moment_.ready.front(), .number = moment_.ready.size()};
    return {moment_.ready.size() == 1 ? "run_sentence.next" : "run_sentence.next_of", about};
  }

  Statement waits() const {
    const std::vector<LaneIndex> all = facts_.direct_waits();
    const trace::Event* const ready = facts_.next_ready();
    if (all.empty()) return for_tasks();
    About about{.co = all.front(), .number = all.size()};
    if (ready != nullptr) about.t = Due(ready->t);
    if (all.size() > 1) return {"run_sentence.together" + with_task_waits(facts_, about), about, until(ready)};
    if (ready == nullptr) return {facts_.goes_on() ? "run_sentence.waits" : "run_sentence.alone_never", about};
    if (facts_.wakes_next() != about.co) return another(about.co);
    if (facts_.waits_for_worker(about.co)) return {"run_sentence.worker", about};
    if (facts_.tasks_so_far() == 1) return {"run_sentence.alone_first", about};
    if (facts_.live_tasks() == 1) return {"run_sentence.alone_left", about};
    return last(about);
  }

  // A task waits for the one that wakes next.
  Statement last(About about) const {
    about.other = facts_.waits_for(about.co);
    if (about.other == kNoLane) return {"run_sentence.alone_of_several", about};
    about.by = timeline_.root_of(timeline_.lane(about.co).task);
    return {about.by == about.co ? "run_sentence.last" : "run_sentence.last_in", about};
  }

  // All wait for tasks: for some that have ended, or for each other.
  Statement for_tasks() const {
    if (moment_.waiting.empty()) return {"run_sentence.no_task"};
    const LaneIndex first = moment_.waiting.front().lane;
    return facts_.never_wakes() ? Statement{"run_sentence.alone_never", {.co = first}} : another(first);
  }

  // What wakes next, unless it does not exist yet.
  Statement another(LaneIndex waits) const {
    const LaneIndex wakes = facts_.wakes_next();
    if (wakes == kNoLane) return {"run_sentence.waits", {.co = waits}};  // or it is not known
    return {"run_sentence.wakes", {.co = wakes, .t = Due(facts_.next_ready()->t)}};
  }

  std::string until(const trace::Event* ready) const {
    if (ready == nullptr) return facts_.goes_on() ? "" : "run_sentence.until_never";
    const auto& timers = moment_.timers;
    const bool same = timers.size() == facts_.direct_waits().size() && timers.front().due == timers.back().due;
    return same && timers.front().due == Due(ready->t) ? "run_sentence.until_same" : "run_sentence.until_first";
  }

  const Timeline& timeline_;
  const Moment& moment_;
  Facts facts_;
};

}  // namespace

Statement run_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment) {
  if (moment.finished || timeline.why == trace::Why::syntax) return run_end(timeline, events);
  return Header(timeline, events, moment).statement();
}

std::string run_sentence(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                         const text::Words& words) {
  const Statement said = run_statement(timeline, events, moment);
  const Voice voice(timeline, events, words);
  return voice.words(said) + (said.rest.empty() ? "" : voice.words({said.rest, said.about}));
}

}  // namespace timeline
