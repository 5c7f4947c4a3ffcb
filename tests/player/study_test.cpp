// What a study changes of what the player shows.
#include "player/study.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "platform/paths.hpp"
#include "player/commands.hpp"
#include "player/player.hpp"

namespace {

namespace study_action = player::action;
using player::Study;
using timeline::Nanos;
using timeline::Position;
using namespace std::chrono_literals;

const player::Library& study_library() {
  static const player::Library all = player::Library::load(platform::assets_folder());
  return all;
}

struct Studied {
  explicit Studied(const char* lesson = "nine-or-three") : player(study_library(), {}, text::Language::en) {
    EXPECT_TRUE(player.open_lesson(lesson));
  }
  void why(bool on = true) { player.carry_out(study_action::SetStudy{on ? Study::why : Study::none}); }
  void part(int direction) { player.carry_out(study_action::StepPart{direction}); }
  [[nodiscard]] Nanos now() const { return player.model().playhead.t; }
  player::Player player;
};

TEST(WhyStudied, TheWholeRunIsShownAndThenOnlyWhatWasPlayed) {
  Studied one;
  one.player.carry_out(study_action::Seek{{2s, Position::kAll}});
  const Position revealed = one.player.model().revealed;
  one.why();
  EXPECT_EQ(one.player.model().revealed, player::kAllRevealed);
  EXPECT_EQ(one.player.model().playhead.t, Nanos(2s));
  one.why(false);
  EXPECT_EQ(one.player.model().revealed, revealed) << "as before";
}

TEST(WhyStudied, WhereThePlayheadIsLeftIsRevealedAndNotWhereItWasLedTo) {
  Studied one;
  one.why();
  one.player.carry_out(study_action::Seek{{7s, Position::kAll}});
  one.player.carry_out(study_action::Seek{{4s, Position::kAll}});
  one.why(false);
  EXPECT_EQ(one.player.model().revealed.t, Nanos(4s));
}

TEST(WhyStudied, EachRunIsExplainedOnlyWhileThatIsAskedFor) {
  Studied one;
  for (const auto& run : one.player.model().runs) EXPECT_EQ(run.explained, nullptr);
  one.why();
  for (const auto& run : one.player.model().runs) {
    ASSERT_NE(run.explained, nullptr);
    EXPECT_EQ(run.explained->path().total, run.timeline->total);
  }
}

TEST(WhyStudied, AnotherDelayIsExplainedAnew) {
  Studied one("gather");
  one.why();
  EXPECT_EQ(one.player.model().runs[0].explained->path().total, Nanos(3s));
  one.player.carry_out(study_action::SetParameter{1, 5.0, true});
  EXPECT_EQ(one.player.model().runs[0].explained->path().total, Nanos(5s));
  EXPECT_EQ(one.player.model().study, Study::why);
}

TEST(WhyStudied, AnotherLessonEndsIt) {
  Studied one;
  one.why();
  ASSERT_TRUE(one.player.open_lesson("gather"));
  EXPECT_EQ(one.player.model().study, Study::none);
  EXPECT_NE(one.player.model().revealed, player::kAllRevealed);
}

TEST(WhyStudied, ALessonWithoutRunsHasNothingToStudy) {
  Studied one("summary");
  one.why();
  EXPECT_EQ(one.player.model().study, Study::none);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(player::command("why").deed(one.player.model())));
  one.part(+1);
}

TEST(WhyStudied, TheKeysOfTheLanesGoAlongTheParts) {
  Studied one;
  one.player.carry_out(study_action::SelectRun{1});
  const auto press = [&](const char* name) {
    const player::Deed deed = player::command(name).deed(one.player.model());
    if (const auto* const action = std::get_if<player::Action>(&deed)) one.player.carry_out(*action);
    return std::holds_alternative<player::Action>(deed);
  };
  EXPECT_FALSE(press("lane_below")) << "it chooses a lane";
  one.why();
  std::vector<Nanos> times;
  for (int i = 0; i < 4; ++i) {
    EXPECT_TRUE(press("lane_below"));
    times.push_back(one.now());
  }
  EXPECT_EQ(times, (std::vector<Nanos>{0s, 3s, 6s, 9s}));
  EXPECT_TRUE(one.player.model().at_end) << "behind the last part is the end of the run";
  times.clear();
  for (int i = 0; i < 4; ++i) {
    press("lane_above");
    times.push_back(one.now());
  }
  EXPECT_EQ(times, (std::vector<Nanos>{6s, 3s, 0s, 0s}));
}

TEST(WhyStudied, BackFromTheMiddleOfAPartIsItsBegin) {
  Studied one;
  one.player.carry_out(study_action::SelectRun{1});
  one.why();
  one.player.carry_out(study_action::Seek{{4s, Position::kAll}});
  one.part(-1);
  EXPECT_EQ(one.now(), Nanos(3s));
  one.part(-1);
  EXPECT_EQ(one.now(), Nanos(0s));
}

TEST(WhyStudied, EveryLessonIsExplainedWithoutAGapFromItsBeginToItsEnd) {
  for (const lessons::Lesson& lesson : study_library().catalogue.lessons()) {
    Studied one(lesson.id.c_str());
    one.why();
    const player::Model shown = one.player.model();
    for (const auto& run : shown.runs) {
      if (run.explained == nullptr) continue;
      const timeline::Explained& why = *run.explained;
      Nanos reached{0};
      for (std::size_t part = 0; part < why.parts(); ++part) {
        EXPECT_EQ(why.part(part).begin, reached) << lesson.id << "/" << run.id;
        EXPECT_EQ(why.begin(part).t, why.part(part).begin) << lesson.id << "/" << run.id;
        EXPECT_EQ(why.end(part).t, why.part(part).end) << lesson.id << "/" << run.id;
        EXPECT_EQ(why.part_at(why.start(part)), part) << lesson.id << "/" << run.id;
        reached = why.part(part).end;
      }
      EXPECT_EQ(reached, run.timeline->total) << lesson.id << "/" << run.id;
    }
  }
}

}  // namespace
