#include "timeline/moment.hpp"

#include <algorithm>

#include "timeline/locate.hpp"

namespace timeline {
namespace {

std::size_t index(LaneIndex lane) { return static_cast<std::size_t>(lane); }

/// Fills in a Moment, part by part.
class Reader {
 public:
  Reader(const Timeline& timeline, const trace::Events& events, Position at) : timeline_(timeline), events_(events) {
    place(at);
    for (const Lane& lane : timeline_.lanes) moment_.lanes.push_back(lane_moment(lane));
    thread();
    loop();
    chains();
    moment_.outputs = static_cast<std::size_t>(std::ranges::lower_bound(timeline_.output, at_, {}, &Output::at) -
                                               timeline_.output.begin());
  }

  Moment moment() && { return std::move(moment_); }

 private:
  void place(Position at) {
    at_ = clamped(timeline_, at);
    moment_.at = at;
    moment_.events_done = events_before(timeline_, at_);
    moment_.finished = at_ == timeline_.end;
    const bool begun = !timeline_.instants.empty() && moment_.events_done > timeline_.instants.front().first;
    if (begun) moment_.event = static_cast<std::int32_t>(moment_.events_done) - 1;
  }

  LaneMoment lane_moment(const Lane& lane) const {
    LaneMoment moment;
    if (lane.spans.empty() || !(lane.spans.front().begin < at_)) return moment;
    moment.born = true;
    moment.ended = lane.cap != Cap::none && lane.cap_at < at_;
    if (moment.ended) return moment;
    const auto after = std::ranges::lower_bound(lane.spans, at_, {}, &Span::begin);
    if (at_ <= std::prev(after)->end) moment.span = static_cast<std::int32_t>(after - lane.spans.begin()) - 1;
    const auto stand = std::ranges::lower_bound(lane.stands, moment_.events_done, {}, &Stand::event);
    if (stand != lane.stands.begin()) moment.line = std::prev(stand)->line;
    return moment;
  }

  const Span* span(LaneIndex lane) const { return moment_.span(timeline_, lane); }

  void thread() {
    const Span* held = span(0);
    if (held == nullptr || held->state == State::idle) return;
    moment_.running = held->other;
    moment_.blocked = held->state == State::blocked;
  }

  // The state of the event loop: its queue, its timers, the waiting lanes.
  void loop() {
    std::vector<LaneIndex> waiting;
    for (LaneIndex lane = 1; index(lane) < timeline_.lanes.size(); ++lane) {
      const Span* now = span(lane);
      if (now == nullptr) continue;
      if (now->state == State::ready) moment_.ready.push_back(lane);
      if (now->state == State::waiting) waiting.push_back(lane);
    }
    const auto since = [&](LaneIndex lane) { return span(lane)->event; };
    std::ranges::sort(moment_.ready, {}, since);
    std::ranges::sort(waiting, {}, since);
    for (const LaneIndex lane : waiting) wait(lane, *span(lane));
    std::ranges::stable_sort(moment_.timers, {}, &TimerMoment::due);
    moment_.before_loop = std::ranges::none_of(timeline_.tasks, [&](const Task& task) {
      return task.root != kNoLane && span(task.root) != nullptr && span(task.root)->state != State::plan;
    });
  }

  void wait(LaneIndex lane, const Span& now) {
    if (now.wait == trace::Wait::sleep) {
      moment_.timers.push_back({lane, Due::after(now.begin.t, now.delay)});
      return;
    }
    WaitMoment& wait = moment_.waiting.emplace_back();
    wait.lane = lane;
    wait.wait = now.wait;
    wait.call = now.call;
    for (const trace::Id task : events_.tasks(events_.list[now.event]))
      if (task != 0 && task <= timeline_.tasks.size()) wait.on.push_back(timeline_.root_of(task));
  }

  // From every lane that is not awaited, down to the innermost.
  void chains() {
    std::vector<bool> awaited(timeline_.lanes.size()), in_chain(timeline_.lanes.size());
    for (LaneIndex lane = 1; index(lane) < awaited.size(); ++lane)
      if (const Span* now = span(lane); awaits(now)) awaited[index(now->other)] = true;
    for (LaneIndex lane = 1; index(lane) < awaited.size(); ++lane) {
      const Span* now = span(lane);
      const bool started = moment_.lane(lane).line != 0 || (now != nullptr && now->state == State::running);
      if (now == nullptr || now->state == State::plan || !started || awaited[index(lane)]) continue;
      moment_.chains.push_back(chain_from(lane, in_chain));
    }
  }

  // In an invalid trace chains may meet or be cyclic: a lane is in one chain, once.
  std::vector<LaneIndex> chain_from(LaneIndex lane, std::vector<bool>& in_chain) const {
    std::vector<LaneIndex> chain;
    while (!in_chain[index(lane)]) {
      in_chain[index(lane)] = true;
      chain.push_back(lane);
      if (!awaits(span(lane))) break;
      lane = span(lane)->other;
    }
    return chain;
  }

  static bool awaits(const Span* span) {
    return span != nullptr && span->state == State::awaiting && span->other != kNoLane;
  }

  const Timeline& timeline_;
  const trace::Events& events_;
  Position at_;
  Moment moment_;
};

}  // namespace

Moment moment_at(const Timeline& timeline, const trace::Events& events, Position position) {
  return Reader(timeline, events, position).moment();
}

}  // namespace timeline
