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
                                                {"console", at.console}, {"transport", at.transport}};
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
