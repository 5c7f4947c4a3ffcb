#include "shell/desktop/monitors.hpp"

#include <gtest/gtest.h>

using desktop::Monitor;
using desktop::placed_on;
using desktop::ScreenRect;
using player::WindowPlace;

namespace {

Monitor monitor(int x, int y, int width, int height, float scale = 1) {
  Monitor made;
  made.x = made.work_x = x;
  made.y = made.work_y = y;
  made.width = made.work_width = width;
  made.height = made.work_height = height;
  made.scale = scale;
  return made;
}

WindowPlace at(int x, int y, int width = 1440, int height = 900) { return {width, height, x, y, false}; }

}  // namespace

TEST(PlacedOn, WithoutAPositionAWindowIsInTheMiddle) {
  EXPECT_EQ(placed_on({}, monitor(0, 0, 1920, 1080)), (ScreenRect{240, 90, 1440, 900}));
}

TEST(PlacedOn, AWindowThatFitsStaysWhereItWas) {
  EXPECT_EQ(placed_on(at(100, 50), monitor(0, 0, 1920, 1080)), (ScreenRect{100, 50, 1440, 900}));
}

TEST(PlacedOn, AWindowIsBroughtInAndCutToTheMonitor) {
  EXPECT_EQ(placed_on(at(-50, 4000), monitor(0, 0, 1280, 720)), (ScreenRect{0, 0, 1280, 720}));
  EXPECT_EQ(placed_on(at(1900, 1000, 960, 600), monitor(0, 0, 1920, 1080)), (ScreenRect{960, 480, 960, 600}));
}

TEST(PlacedOn, WhatADesktopMadeNarrowOpensSoAgainButNeverAsADot) {
  EXPECT_EQ(placed_on(at(10, 10, 900, 500), monitor(0, 0, 1920, 1080)), (ScreenRect{10, 10, 900, 500}));
  EXPECT_EQ(placed_on(at(10, 10, 1, 1), monitor(0, 0, 1920, 1080)), (ScreenRect{10, 10, 480, 320}));
  EXPECT_EQ(placed_on(at(10, 10, 1, 1), monitor(0, 0, 200, 100)), (ScreenRect{0, 0, 200, 100}));
}

TEST(PlacedOn, TheDesktopsPanelsAreKeptFree) {
  Monitor with_panel = monitor(0, 0, 1920, 1080);
  with_panel.work_y = 40;
  with_panel.work_height = 1040;
  EXPECT_EQ(placed_on(at(0, 0), with_panel).y, 40);
}

TEST(PlacedOn, AtTwiceTheScaleAWindowHasTwiceThePixels) {
  EXPECT_EQ(placed_on({}, monitor(0, 0, 3840, 2160, 2)), (ScreenRect{480, 180, 2880, 1800}));
}

TEST(MonitorFor, IsTheOneOnWhichTheWindowBegins) {
  const std::vector<Monitor> all{monitor(0, 0, 1920, 1080), monitor(1920, 0, 1280, 1024)};
  EXPECT_EQ(desktop::monitor_for(at(2000, 10), all).width, 1280);
  EXPECT_EQ(desktop::monitor_for(at(10, 10), all).width, 1920);
}

TEST(MonitorFor, IsTheFirstWhenItsMonitorIsGoneOrThereIsNoPosition) {
  const std::vector<Monitor> all{monitor(0, 0, 1920, 1080), monitor(1920, 0, 1280, 1024)};
  EXPECT_EQ(desktop::monitor_for(at(9000, 10), all).width, 1920);
  EXPECT_EQ(desktop::monitor_for({}, all).width, 1920);
  EXPECT_GT(desktop::monitor_for({}, {}).width, 0);
}
