#include "timeline/narrate_all.hpp"

#include <gtest/gtest.h>

#include "told.hpp"

namespace timeline {
namespace {

using testing::en;
using testing::Golden;
using testing::ko;
using namespace std::chrono_literals;

/// Plain calls, awaits in a row and gather, at one time.
struct Compared {
  Golden plain{"plain_block"}, row{"seq"}, gather{"gather"};
  [[nodiscard]] std::string told(Position at, std::size_t chosen, const text::Words& in, std::size_t count = 3) const {
    std::vector<Moment> moments;
    std::vector<ComparedRun> runs;
    moments.reserve(3);
    const std::array<std::pair<const char*, const Golden*>, 3> all{{{"plain", &plain}, {"in a row", &row}, {"gather", &gather}}};
    for (const auto& [title, run] : all) {
      moments.push_back(moment_at(run->timeline, run->events, at));
      runs.push_back({title, &run->timeline, &run->events, &moments.back()});
    }
    const Sentence said = narrate_all(std::span(runs).first(count), chosen, in);
    return said.lead + " | " + said.rest;
  }
};

TEST(NarrateAll, SpeaksOfAllRunsWhileTimePasses) {
  const Compared all;
  EXPECT_EQ(all.told({1s, 0}, 0, en()),
            "“plain” and “in a row” are in call_api_1(). | In “gather” three tasks wait at once. In “plain” the "
            "thread is held, in “in a row” and “gather” it is free.");
  EXPECT_EQ(all.told({4s, 0}, 1, en()),
            "Both unfinished runs are in call_api_2(). | In “plain” the thread is held, in “in a row” it is free.");
  EXPECT_EQ(all.told({4s, 0}, 1, ko()),
            "끝나지 않은 두 방식이 모두 call_api_2()까지 왔습니다. | ‘plain’에서는 스레드가 붙잡혀 있고, ‘in a row’에서는 비어 있습니다.");
  EXPECT_EQ(all.told({1s, 0}, 1, en(), 2),
            "Both runs are in call_api_1(). | In “plain” the thread is held, in “in a row” it is free. Neither has "
            "started call_api_2().");
}

TEST(NarrateAll, AtAStepSpeaksOfTheChosenRunWithItsTitle) {
  const Compared all;
  EXPECT_EQ(all.told({0s, 3}, 2, en()).substr(0, 30), "gather: The event loop takes m");
  EXPECT_EQ(all.told({0s, 0}, 2, en()), "Press Space to play. | Nothing has run yet.");
}

TEST(NarrateAll, SpeaksOfTheOnlyOneThatHasNotEnded) {
  const Compared all;
  EXPECT_EQ(all.told({7s, 0}, 0, en()),
            "in a row: call_api_3() waits, and so does main(), which awaits it. | The thread is free until 9.0 s, but there is no "
            "other task to run.");
}

TEST(NarrateAll, AtTheEndSaysAllTotals) {
  const Compared all;
  EXPECT_EQ(all.told({99s, 0}, 0, en()), "All three runs are done. | “plain”: 6.0 s, “in a row”: 9.0 s, “gather”: 3.0 s.");
  EXPECT_EQ(all.told({99s, 0}, 0, ko()), "세 방식이 모두 끝났습니다. | ‘plain’ 6.0초, ‘in a row’ 9.0초, ‘gather’ 3.0초.");
}

TEST(NarrateAll, OneRunIsToldWithoutATitle) {
  const Compared all;
  EXPECT_EQ(all.told({1s, 0}, 0, en(), 1), "The thread is held by time.sleep(3). | Until it is over, this thread can run no other code.");
}

}  // namespace
}  // namespace timeline
