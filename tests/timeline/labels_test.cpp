#include "timeline/labels.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "told.hpp"

namespace timeline {
namespace {

using testing::en;
using testing::Golden;
using testing::ko;

std::string label(const Golden& golden, std::string_view lane, std::size_t span, const text::Words& in) {
  const auto found = std::ranges::find(golden.timeline.lanes, lane, &Lane::name);
  return span_label(golden.timeline, golden.events, found->spans.at(span), in);
}

TEST(Labels, SayWhatABarStandsFor) {
  const Golden gather("gather");
  EXPECT_EQ(label(gather, "call_api", 3, en()), "sleep 3 s");
  EXPECT_EQ(label(gather, "call_api", 3, ko()), "sleep 3초");
  EXPECT_EQ(label(gather, "main", 3, en()), "await gather(3)");
  EXPECT_EQ(label(gather, "call_api", 0, ko()), "계획");
  EXPECT_EQ(label(gather, "call_api", 1, ko()), "준비됨");
  EXPECT_EQ(label(gather, "call_api", 0, en()), "plan");
  EXPECT_EQ(label(Golden("seq"), "main", 3, en()), "await call_api_1()");
  EXPECT_EQ(label(Golden("plain_block"), "call_api_1", 1, en()), "time.sleep(3)");
  EXPECT_EQ(label(Golden("plain_block"), "main", 1, en()), "call_api_1()");
  EXPECT_EQ(label(Golden("pcqueue"), "consumer", 3, en()), "await Queue.get()");
  EXPECT_EQ(span_label(gather.timeline, gather.events, gather.timeline.lanes[0].spans[1], en()), "main()");
  EXPECT_EQ(block_call(0.5), "time.sleep(0.5)");
}

TEST(Labels, ACallOfAPlainFunctionIsNoAwait) {
  const Golden calls("plain_block");
  const auto word = [](const Golden& golden, State state, const text::Words& in) {
    for (const Lane& lane : golden.timeline.lanes)
      for (const Span& span : lane.spans)
        if (span.state == state) return span_word(golden.timeline, span, in);
    return std::string("none");
  };
  EXPECT_EQ(word(calls, State::awaiting, en()), "calling");
  EXPECT_EQ(word(calls, State::awaiting, ko()), "호출 중");
  EXPECT_EQ(word(calls, State::blocked, ko()), "막힘");
  EXPECT_EQ(word(Golden("seq"), State::awaiting, ko()), "await 중");
}

TEST(Labels, LanesAndCapsHaveTheirWords) {
  const Golden gather("excgather");
  EXPECT_EQ(lane_label(gather.timeline.lanes[0], ko()), "스레드");
  EXPECT_EQ(lane_label(gather.timeline.lanes[1], ko()), "main()");
  EXPECT_EQ(lane_label(gather.timeline, kNoLane, en()), "module code");
  EXPECT_EQ(cap_word(gather.timeline.lanes[3], gather.events, en()), "raised ValueError");
  EXPECT_EQ(cap_word(gather.timeline.lanes[0], gather.events, en()), "");
}

}  // namespace
}  // namespace timeline
