// The small pictures of the lessons are their runs.
#include "ui/overlay/lesson_picture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "support/stage.hpp"

namespace {

using ui_test::Stage;

constexpr ui::Rect kPlace{100, 50, 90, 34};

/// The bars of a picture whose runs are those of `stage`.
std::vector<ui::PictureBar> bars_of(const Stage& stage, const ui::Rect& place = kPlace) {
  return ui::picture_bars(stage.model().pictures->of(stage.model().lesson_id), stage.theme(), place);
}

TEST(LessonPicture, ItsBarsAreTheSpansOfTheRunsOnTheScreen) {
  Stage stage;
  for (const auto& lesson : stage.catalogue().lessons()) {
    if (lesson.runs.empty()) continue;
    stage.open(lesson.id);
    const auto visible = stage.model().visible_runs();
    const player::LessonPicture& picture = stage.model().pictures->of(lesson.id);
    const auto bars = bars_of(stage);
    EXPECT_FALSE(bars.empty()) << lesson.id;
    for (const ui::PictureBar& bar : bars) {
      const timeline::Timeline& run = *stage.model().runs[visible[bar.run]].timeline;
      ASSERT_TRUE(run.has(bar.lane) && bar.lane > 0) << lesson.id << ": the thread has no row";
      const timeline::Span& span = run.lane(bar.lane).spans.at(bar.span);
      EXPECT_EQ(bar.state, span.state) << lesson.id;
      const timeline::Axis& axis = picture.axes[0];
      const auto x = [&](timeline::Position at) { return kPlace.x + kPlace.w * static_cast<float>(axis.at(at) / axis.end()); };
      // A step is a mark of three pixels, and spans of less than a pixel are folded.
      EXPECT_NEAR(bar.rect.x, x(span.begin), 3) << lesson.id;
      const bool wide = x(span.end) - x(span.begin) > 3;
      EXPECT_TRUE(!wide || std::abs(bar.rect.x + bar.rect.w - x(span.end)) <= 3) << lesson.id;
    }
  }
}

TEST(LessonPicture, EveryLaneOfASmallRunHasARow) {
  Stage stage;
  stage.open("gather");
  std::set<timeline::LaneIndex> lanes;
  for (const ui::PictureBar& bar : bars_of(stage)) lanes.insert(bar.lane);
  EXPECT_EQ(lanes.size(), stage.model().runs[0].timeline->lanes.size() - 1);
}

TEST(LessonPicture, IsAsLongAsItsRunOnTheScaleOfAllRuns) {
  Stage stage;
  const auto bars = bars_of(stage);
  const auto end_of = [&](std::size_t run) {
    float end = 0;
    for (const ui::PictureBar& bar : bars) {
      if (bar.run == run) end = std::max(end, bar.rect.x + bar.rect.w);
    }
    return end - kPlace.x;
  };
  EXPECT_NEAR(end_of(0), kPlace.w, 2) << "nine seconds";
  EXPECT_NEAR(end_of(2), kPlace.w / 3, 4) << "three seconds";
}

TEST(LessonPicture, StaysInItsPlaceAndItsRowsApart) {
  Stage stage;
  for (const auto& lesson : stage.catalogue().lessons()) {
    for (const ui::Rect& place : {kPlace, ui::Rect{0, 0, 140, 60}, ui::Rect{7, 3, 40, 12}, ui::Rect{0, 0, 20, 4}}) {
      const auto bars = ui::picture_bars(stage.model().pictures->of(lesson.id), stage.theme(), place);
      for (const ui::PictureBar& bar : bars) {
        EXPECT_GE(bar.rect.x, place.x) << lesson.id;
        EXPECT_GE(bar.rect.y, place.y) << lesson.id;
        EXPECT_LE(bar.rect.x + bar.rect.w, place.x + place.w + 0.01F) << lesson.id;
        EXPECT_LE(bar.rect.y + bar.rect.h, place.y + place.h + 0.01F) << lesson.id << " in " << place.h;
        for (const ui::PictureBar& other : bars) {
          const bool same = other.run == bar.run && other.lane == bar.lane;
          const bool apart = other.rect.y >= bar.rect.y + bar.rect.h || other.rect.y + other.rect.h <= bar.rect.y ||
                             other.rect.x >= bar.rect.x + bar.rect.w || other.rect.x + other.rect.w <= bar.rect.x;
          EXPECT_TRUE(same || apart) << lesson.id << " in " << place.h;
        }
      }
    }
  }
}

TEST(LessonPicture, OfALessonWithoutARecordingThereIsASign) {
  Stage stage([](const ui::Model&, ui::State&, ui::Frame& frame, ui::Rect rect) {
    ui::draw_lesson_picture({}, frame.theme, rect);
  }, kPlace);
  stage.frame();
  EXPECT_GT(stage.vertices(), 0);
  EXPECT_TRUE(ui::picture_bars({}, stage.theme(), kPlace).empty());
}

TEST(LessonPicture, OnlyThoseInViewAreMade) {
  Stage stage(960, 600);
  stage.press(ui::Key::o);
  stage.press(ui::Key::home);
  stage.frames(3);
  ASSERT_TRUE(stage.has("lesson_list/bar"));
  EXPECT_NE(stage.model().pictures->find("coroutine-object"), nullptr);
  EXPECT_EQ(stage.model().pictures->find("cpu-and-threads"), nullptr) << "it is below what is in view";
}

}  // namespace
