#include "ui/layout.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

namespace {

using ui::Rect;

std::vector<std::pair<const char*, Rect>> shown(const ui::Layout& at) {
  std::vector<std::pair<const char*, Rect>> all{{"top", at.top},         {"notice", at.notice},      {"code", at.code},
                                                {"delays", at.delays},   {"timeline", at.timeline},  {"loop", at.loop},
                                                {"console", at.console}, {"study", at.study},
                                                {"transport", at.transport}};
  std::erase_if(all, [](const auto& each) { return each.second.w <= 0; });
  return all;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

struct Window {
  float width, height, scale;
};
constexpr Window kWindows[] = {{1280, 720, 1},  {1440, 900, 1},    {1920, 1080, 1},   {2560, 1440, 1.25F},
                               {3840, 2160, 2}, {1280, 720, 1.2F}, {1280, 720, 1.5F}, {1366, 768, 1}};

TEST(Layout, NothingOverlapsAndAllIsInside) {
  for (const Window& window : kWindows) {
    for (const std::size_t parameters : {0U, 1U, 3U, 12U}) {
      for (const float notice : {0.0F, 36.0F, 54.0F}) {
        const auto all = shown(ui::layout(window.width, window.height, {window.scale, parameters, notice}));
        for (std::size_t i = 0; i < all.size(); ++i) {
          const Rect& r = all[i].second;
          EXPECT_TRUE(r.x >= 0 && r.y >= 0 && r.x + r.w <= window.width && r.y + r.h <= window.height) << all[i].first;
          EXPECT_GT(r.h, 0) << all[i].first << " in " << window.width << " x " << window.height << " at "
                            << window.scale;
          for (std::size_t j = i + 1; j < all.size(); ++j) {
            EXPECT_FALSE(overlap(r, all[j].second)) << all[i].first << " and " << all[j].first;
          }
        }
      }
    }
  }
}

constexpr ui::StudyNeeds kStudies[] = {{true}, {true, true}, {true, false, 200}, {true, true, 2'000}};

ui::LayoutNeeds studying(const ui::StudyNeeds& study, float scale, ui::Pane pane, bool presenting) {
  ui::LayoutNeeds needs{.scale = scale, .parameters = 3, .pane = pane, .presenting = presenting};
  needs.study = study;
  return needs;
}

TEST(Layout, AStudyOverlapsNothingAndIsShownWhereItIsChosen) {
  for (const Window& window : kWindows) {
    for (const float text : {1.0F, 1.5F, 2.0F, 2.5F}) {
      for (const ui::StudyNeeds& study : kStudies) {
        for (const bool presenting : {false, true}) {
          const auto needs = studying(study, window.scale * text, ui::Pane::study, presenting);
          const ui::Layout at = ui::layout(window.width, window.height, needs);
          EXPECT_GT(at.study.w, 0);
          EXPECT_GE(at.study.h, std::floor(84 * needs.scale)) << window.height << " at " << needs.scale;
          const auto all = shown(at);
          for (std::size_t i = 0; i < all.size(); ++i) {
            const Rect& r = all[i].second;
            EXPECT_TRUE(r.x >= 0 && r.y >= 0 && r.x + r.w <= window.width && r.y + r.h <= window.height) << all[i].first;
            for (std::size_t j = i + 1; j < all.size(); ++j)
              EXPECT_FALSE(overlap(r, all[j].second)) << all[i].first << " and " << all[j].first;
          }
        }
      }
    }
  }
}

TEST(Layout, AStudyHasThePlaceOfEventLoopAndOutput) {
  const ui::Layout usual = ui::layout(1440, 900, {1, 3, 0});
  const ui::Layout whole = ui::layout(1440, 900, studying({true}, 1, ui::Pane::timeline, false));
  EXPECT_EQ(whole.study.x, usual.loop.x);
  EXPECT_EQ(whole.study.x + whole.study.w, usual.console.x + usual.console.w);
  EXPECT_EQ(whole.loop.w, 0);
  EXPECT_EQ(whole.console.w, 0);
  EXPECT_EQ(whole.timeline.h, usual.timeline.h);
  const ui::Layout beside = ui::layout(1440, 900, studying({true, true}, 1, ui::Pane::timeline, false));
  EXPECT_EQ(beside.study.x, usual.loop.x);
  EXPECT_GT(beside.console.x, beside.study.x + beside.study.w);
  EXPECT_EQ(beside.console.x + beside.console.w, usual.console.x + usual.console.w);
  EXPECT_GE(beside.study.w, usual.loop.w) << "choices need more room than the event loop";
  EXPECT_EQ(beside.loop.w, 0);
}

TEST(Layout, AStudyThatNeedsMoreTakesItFromTheTimelineButNotMuch) {
  const ui::Layout little = ui::layout(1440, 900, studying({true, false, 100}, 1, ui::Pane::timeline, false));
  const ui::Layout more = ui::layout(1440, 900, studying({true, false, 230}, 1, ui::Pane::timeline, false));
  const ui::Layout most = ui::layout(1440, 900, studying({true, false, 5'000}, 1, ui::Pane::timeline, false));
  EXPECT_LT(little.study.h, more.study.h);
  EXPECT_GE(more.study.h, 230);
  EXPECT_GT(most.timeline.h, 900 * 0.42F);
}

TEST(Layout, WherePanelsShareAPlaceAStudyIsTheFirstOfThem) {
  const ui::Layout halved = ui::layout(1280, 720, studying({true}, 1.5F, ui::Pane::study, false));
  ASSERT_EQ(halved.form, ui::Form::halved);
  EXPECT_EQ(halved.panes.front(), ui::Pane::study);
  EXPECT_EQ(halved.shown, ui::Pane::study);
  EXPECT_GT(halved.timeline.w, 0);
  const ui::Layout single = ui::layout(1280, 720, studying({true}, 2, ui::Pane::timeline, false));
  ASSERT_EQ(single.form, ui::Form::single);
  EXPECT_EQ(single.panes.front(), ui::Pane::study);
  EXPECT_EQ(single.shown, ui::Pane::timeline);
  EXPECT_EQ(single.study.w, 0);
  const ui::Layout without = ui::layout(1280, 720, studying({}, 2, ui::Pane::study, false));
  EXPECT_EQ(without.shown, ui::Pane::timeline) << "there is none to show";
}

TEST(Layout, AStudyOfAPresentationIsABandAboveTheSentence) {
  const ui::Layout at = ui::layout(1280, 720, studying({true, false, 120}, 1.25F, ui::Pane::study, true));
  EXPECT_GT(at.timeline.h, at.study.h);
  EXPECT_EQ(at.study.y, at.timeline.y + at.timeline.h + 15);
  EXPECT_EQ(at.transport.y, at.study.y + at.study.h + 15);
  const ui::Layout low = ui::layout(1280, 720, studying({true, false, 120}, 2.5F, ui::Pane::study, true));
  EXPECT_EQ(low.timeline.w, 0) << "no room for both";
  EXPECT_GT(low.study.h, 0);
}

TEST(Layout, TheTimelineHasMoreThanHalfOfWidthAndHeight) {
  for (const Window& window : kWindows) {
    const ui::Layout at = ui::layout(window.width, window.height, {window.scale, 3, 0});
    EXPECT_GT(at.timeline.w, window.width / 2) << window.width << " at " << window.scale;
    EXPECT_GT(at.timeline.h, window.height / 2) << window.height << " at " << window.scale;
  }
}

TEST(Layout, EverythingIsUsableAt1280x720) {
  const ui::Layout at = ui::layout(1280, 720, {1, 3, 0});
  EXPECT_GE(at.code.h, 12 * 22 + 44) << "a dozen lines";
  EXPECT_GE(at.code.w, 360);
  EXPECT_GE(at.delays.h, ui::delays_height(3)) << "three sliders without scrolling";
  EXPECT_GE(at.loop.h, 128);
  EXPECT_GE(at.loop.w, 400);
  EXPECT_GE(at.console.w, 340);
  EXPECT_GE(at.transport.h, 80);
}

TEST(Layout, EdgesMeetOnOneGrid) {
  const ui::Layout at = ui::layout(1440, 900, {1, 3, 0});
  EXPECT_EQ(at.code.x, at.top.x);
  EXPECT_EQ(at.code.x, at.transport.x);
  EXPECT_EQ(at.code.y, at.timeline.y);
  EXPECT_EQ(at.delays.y + at.delays.h, at.loop.y + at.loop.h);
  EXPECT_EQ(at.loop.y + at.loop.h, at.console.y + at.console.h);
  EXPECT_EQ(at.timeline.x + at.timeline.w, at.console.x + at.console.w);
  EXPECT_EQ(at.transport.x + at.transport.w, at.timeline.x + at.timeline.w);
  EXPECT_EQ(at.timeline.x - (at.code.x + at.code.w), 12);
  EXPECT_EQ(at.loop.y - (at.timeline.y + at.timeline.h), 12);
  EXPECT_EQ(at.transport.y - (at.loop.y + at.loop.h), 12);
}

TEST(Layout, ScalesAsAWholeAndStaysOnPixels) {
  const ui::Layout one = ui::layout(1920, 1080, {1, 3, 0});
  const ui::Layout two = ui::layout(3840, 2160, {2, 3, 0});
  EXPECT_EQ(two.timeline.x, 2 * one.timeline.x);
  EXPECT_EQ(two.timeline.h, 2 * one.timeline.h);
  for (const auto& each : shown(ui::layout(2560, 1440, {1.25F, 3, 0}))) {
    EXPECT_EQ(each.second.x, std::round(each.second.x));
    EXPECT_EQ(each.second.h, std::round(each.second.h));
  }
}

TEST(Layout, ManyParametersScrollInsteadOfPushingTheCodeAway) {
  const ui::Layout at = ui::layout(1280, 720, {1, 30, 0});
  EXPECT_LT(at.delays.h, ui::delays_height(30));
  EXPECT_GT(at.code.h, at.delays.h);
}

TEST(Layout, NoSizeIsNegativeInAWindowTooSmallForAnything) {
  for (const Window& window : {Window{1, 1, 1}, {200, 150, 2.5F}, {3840, 40, 5}, {30, 2160, 1}}) {
    const ui::Layout at = ui::layout(window.width, window.height, {window.scale, 3, 36});
    for (const Rect& rect : {at.top, at.notice, at.code, at.delays, at.timeline, at.loop, at.console, at.transport}) {
      EXPECT_GE(rect.w, 0) << window.width << " x " << window.height;
      EXPECT_GE(rect.h, 0) << window.width << " x " << window.height;
    }
  }
}

}  // namespace
