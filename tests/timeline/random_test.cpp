// Properties that hold for every program, and the comparison with the slow replay at every position.
#include <gtest/gtest.h>

#include <filesystem>
#include <numeric>
#include <random>

#include "program.hpp"
#include "replay.hpp"
#include "show.hpp"
#include "timeline/build.hpp"
#include "timeline/labels.hpp"
#include "timeline/moment.hpp"
#include "timeline/narration.hpp"

namespace timeline {
namespace {

using testing::RandomProgram;
using testing::Replay;
using testing::Who;

constexpr std::uint32_t kPrograms = 150;

Who who(const Timeline& timeline, LaneIndex lane) {
  const Lane& one = timeline.lane(lane);
  return {one.kind == Lane::Kind::function, one.id};
}

void expect_ordered(const Lane& lane) {
  for (std::size_t k = 0; k < lane.spans.size(); ++k) {
    EXPECT_LT(lane.spans[k].begin, lane.spans[k].end);
    if (k > 0) {
      EXPECT_LE(lane.spans[k - 1].end, lane.spans[k].begin);
    }
  }
  for (std::size_t k = 1; k < lane.stands.size(); ++k) {
    EXPECT_LT(lane.stands[k - 1].event, lane.stands[k].event);
  }
}

TEST(RandomPrograms, SpansAreOrderedAndOneAtATimeHoldsTheThread) {
  for (std::uint32_t seed = 0; seed < kPrograms; ++seed) {
    SCOPED_TRACE(seed);
    RandomProgram program(seed);
    const Timeline timeline = build(program.events());
    std::vector<Span> held;  // by some lane
    for (std::size_t i = 1; i < timeline.lanes.size(); ++i) {
      expect_ordered(timeline.lanes[i]);
      for (Span span : timeline.lanes[i].spans) {
        span.other = static_cast<LaneIndex>(i);
        if (holds_thread(span.state)) held.push_back(span);
      }
    }
    expect_ordered(timeline.lanes[0]);
    std::ranges::sort(held, {}, &Span::begin);
    std::vector<Span> thread;
    for (const Span& span : timeline.lanes[0].spans)
      if (span.state != State::idle && span.other != kNoLane) thread.push_back(span);
    ASSERT_EQ(thread.size(), held.size());
    for (std::size_t k = 0; k < held.size(); ++k) {
      EXPECT_EQ(thread[k].begin, held[k].begin);
      EXPECT_EQ(thread[k].end, held[k].end);
      EXPECT_EQ(thread[k].other, held[k].other);
      EXPECT_EQ(thread[k].state, held[k].state);
    }
  }
}

TEST(RandomPrograms, LanesStandBelowTheirParentsInOrderOfCreation) {
  for (std::uint32_t seed = 0; seed < kPrograms; ++seed) {
    SCOPED_TRACE(seed);
    RandomProgram program(seed);
    const Timeline timeline = build(program.events());
    std::map<LaneIndex, std::uint32_t> last_child;
    for (std::size_t i = 1; i < timeline.lanes.size(); ++i) {
      const Lane& lane = timeline.lanes[i];
      EXPECT_LT(lane.parent, static_cast<LaneIndex>(i));
      EXPECT_EQ(lane.depth,
                lane.parent == kNoLane ? 0 : timeline.lane(lane.parent).depth + 1);
      if (i > 1) {
        EXPECT_LE(lane.depth, timeline.lanes[i - 1].depth + 1);
      }
      if (lane.depth > 0 && lane.depth == timeline.lanes[i - 1].depth + 1) {
        EXPECT_EQ(lane.parent, static_cast<LaneIndex>(i) - 1);
      }
      std::uint32_t& before = last_child[lane.parent];
      EXPECT_LE(before, lane.spans.front().event);
      before = lane.spans.front().event;
    }
  }
}

TEST(RandomPrograms, EveryEventIsInOneInstant) {
  RandomProgram program(3);
  const trace::Events& events = program.events();
  const Timeline timeline = build(events);
  std::uint32_t next = 1;
  for (const Instant& instant : timeline.instants) {
    EXPECT_EQ(instant.first, next);
    for (std::uint32_t k = 0; k < instant.count; ++k, ++next) {
      EXPECT_EQ(events.list[next].t, instant.t);
      EXPECT_EQ(after_event(timeline, next), (Position{instant.t, k + 1}));
    }
  }
  EXPECT_EQ(next + 1, events.list.size());
  EXPECT_EQ(timeline.total, events.list.back().t);
  EXPECT_EQ(after_event(timeline, next), timeline.end);
}

std::vector<Who> all_who(const Timeline& timeline, const std::vector<LaneIndex>& lanes) {
  std::vector<Who> all;
  for (const LaneIndex lane : lanes) all.push_back(who(timeline, lane));
  return all;
}

void expect_same_lanes(const Timeline& timeline, const Moment& moment, const Replay& replay) {
  for (std::size_t i = 1; i < timeline.lanes.size(); ++i) {
    const Who one = who(timeline, static_cast<LaneIndex>(i));
    const LaneMoment& lane = moment.lanes[i];
    SCOPED_TRACE(testing::show(timeline, timeline.lanes[i]));
    EXPECT_EQ(lane.born, replay.born(one));
    EXPECT_EQ(lane.ended, replay.ended(one));
    const std::optional<State> expected = replay.state(one);
    ASSERT_EQ(lane.span >= 0, expected.has_value());
    if (expected) {
      EXPECT_EQ(timeline.lanes[i].spans[static_cast<std::size_t>(lane.span)].state, *expected);
    }
  }
}

void expect_same_loop(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                      const Replay& replay) {
  const std::optional<Who> running = replay.running();
  EXPECT_EQ(moment.running != kNoLane, running.has_value());
  if (running && moment.running != kNoLane) {
    EXPECT_EQ(who(timeline, moment.running), *running);
  }
  EXPECT_EQ(moment.blocked, replay.blocked());
  EXPECT_EQ(all_who(timeline, moment.ready), replay.ready());
  EXPECT_EQ(moment.outputs, replay.outputs());
  std::map<Who, Nanos> timers;
  std::map<Who, std::vector<Who>> waiting;
  for (const auto& [task, event] : replay.suspended()) {
    if (event.wait == trace::Wait::sleep) {
      timers[replay.innermost_of(task)] = event.t + std::chrono::seconds(static_cast<int>(event.delay));
    } else {
      for (const trace::Id on : events.tasks(event))
        waiting[replay.innermost_of(task)].push_back(who(timeline, timeline.root_of(on)));
    }
  }
  std::map<Who, Nanos> shown_timers;
  std::map<Who, std::vector<Who>> shown_waiting;
  for (const TimerMoment& timer : moment.timers) shown_timers[who(timeline, timer.lane)] = timer.due.time();
  for (const WaitMoment& wait : moment.waiting) shown_waiting[who(timeline, wait.lane)] = all_who(timeline, wait.on);
  EXPECT_EQ(shown_timers, timers);
  EXPECT_EQ(shown_waiting, waiting);
  EXPECT_TRUE(std::ranges::is_sorted(moment.timers, {}, &TimerMoment::due));
  std::vector<std::vector<Who>> chains;
  for (const auto& chain : moment.chains) chains.push_back(all_who(timeline, chain));
  std::vector<std::vector<Who>> stacks = replay.stacks();
  std::ranges::sort(chains);
  std::ranges::sort(stacks);
  EXPECT_EQ(chains, stacks);
}

TEST(RandomPrograms, AMomentIsWhatASlowReplayFindsForwardAndBackward) {
  for (std::uint32_t seed = 0; seed < kPrograms; ++seed) {
    SCOPED_TRACE(seed);
    RandomProgram program(seed);
    const trace::Events& events = program.events();
    const Timeline timeline = build(events);
    std::vector<std::uint32_t> order(events.list.size() - 1);
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::uint32_t> visits = order;
    visits.insert(visits.end(), order.rbegin(), order.rend());
    std::vector<Replay> replays(1);
    for (std::uint32_t i = 1; i < order.size(); ++i) {
      replays.push_back(replays.back());
      replays.back().take(events.list[i]);
    }
    for (const std::uint32_t last : visits) {
      SCOPED_TRACE(last);
      const Position position = last == 0 ? Position{} : after_event(timeline, last);
      const Moment moment = moment_at(timeline, events, position);
      EXPECT_EQ(moment.events_done, last + 1);
      EXPECT_EQ(moment.event, last == 0 ? -1 : static_cast<std::int32_t>(last));
      EXPECT_EQ(moment.finished, last + 1 == order.size());
      expect_same_lanes(timeline, moment, replays[last]);
      expect_same_loop(timeline, events, moment, replays[last]);
    }
    ASSERT_FALSE(HasFailure()) << testing::show(timeline);
  }
}

TEST(RandomPrograms, ASuspendedChainStandsWhereTheTraceSays) {
  for (std::uint32_t seed = 0; seed < kPrograms; ++seed) {
    RandomProgram program(seed);
    const trace::Events& events = program.events();
    const Timeline timeline = build(events);
    for (const trace::Event& event : events.list) {
      if (event.kind != trace::Kind::task_suspend) continue;
      const Moment moment = moment_at(timeline, events, after_event(timeline, event.i));
      for (const trace::Link& link : events.chain(event)) {
        const auto lane = std::ranges::find_if(
            timeline.lanes, [&](const Lane& one) { return one.kind == Lane::Kind::coroutine && one.id == link.co; });
        ASSERT_NE(lane, timeline.lanes.end());
        const auto line = moment.lane(static_cast<LaneIndex>(lane - timeline.lanes.begin())).line;
        if (link.line != 0) {
          EXPECT_EQ(line, link.line) << "seed " << seed << " event " << event.i;
        }
      }
    }
  }
}

// Drops, swaps and garbles events: what a file may hold that was cut, or written by somebody else.
trace::Events broken(const trace::Events& whole, std::mt19937& random) {
  trace::Events events = whole;
  const auto below = [&](std::size_t n) { return random() % n; };
  for (std::size_t k = below(6) + 1; k > 0 && events.list.size() > 3; --k) {
    const std::size_t at = 1 + below(events.list.size() - 1);
    trace::Event& event = events.list[at];
    switch (below(6)) {
      case 0: events.list.erase(events.list.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 1: std::swap(event, events.list[1 + below(events.list.size() - 1)]); break;
      case 2: event.co = static_cast<trace::Id>(below(9)); break;
      case 3: event.task = static_cast<trace::Id>(below(9)); break;
      case 4: event.kind = static_cast<trace::Kind>(below(trace::kKindNames.size())); break;
      default: event.fn = event.parent = event.by = event.byco = static_cast<trace::Id>(below(9)); break;
    }
  }
  for (std::size_t i = 0; i < events.list.size(); ++i) events.list[i].i = static_cast<std::uint32_t>(i);
  return events;
}

TEST(RandomPrograms, ABrokenTraceGivesSomeTimelineAndNoCrash) {
  const text::Words words =
      text::Words::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets" / "text", text::Language::en);
  std::mt19937 random(1);
  for (std::uint32_t seed = 0; seed < 4 * kPrograms; ++seed) {
    RandomProgram program(seed);
    const trace::Events events = broken(program.events(), random);
    const Timeline timeline = build(events);
    for (const Lane& lane : timeline.lanes) {
      expect_ordered(lane);
      for (const Span& span : lane.spans) {
        EXPECT_FALSE(span_label(timeline, events, span, words).empty());
      }
    }
    for (const trace::Event& event : events.list) {
      const Moment moment = moment_at(timeline, events, after_event(timeline, event.i));
      EXPECT_FALSE(narrate(timeline, events, moment, words).lead.empty());
    }
  }
}

}  // namespace
}  // namespace timeline
