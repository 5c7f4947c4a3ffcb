// A display that cannot be opened: the lesson is played as text and drawn into a file, with every option that was
// given.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "cli/host.hpp"
#include "support/folder.hpp"
#include "platform/no_window.hpp"

namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// As coroscope(), on a machine whose window library finds no display; files go into `folder`.
CliRun without_display(const Folder& folder, const std::vector<std::string>& arguments,
                       std::map<std::string, std::string> variables_set = {}) {
  variables_set["XDG_STATE_HOME"] = folder.path().string();
  const platform::Environment environment = variables(std::move(variables_set));
  CliRun run;
  std::ostringstream out;
  std::ostringstream err;
  run.status = cli::run_cli(arguments, {.out = out,
                                        .err = err,
                                        .environment = environment,
                                        .terminal = nullptr,
                                        .open_window = [&](const cli::WindowRequest&) -> int {
                                          throw platform::no_display(environment, "X11: Failed to open display");
                                        },
                                        .start_log = {}});
  run.out = out.str();
  run.err = err.str();
  return run;
}

std::string picture_in(const Folder& folder, const std::string& name) {
  return (folder.path() / "coroscope" / name).string();
}

}  // namespace

TEST(CliWithoutWindow, PlaysTheFirstLessonAndWritesItsPicture) {
  const Folder folder;
  const CliRun run = without_display(folder, {});
  EXPECT_EQ(run.status, cli::kExitOk);
  EXPECT_EQ(run.err,
            "coroscope: There is no display (DISPLAY is not set). nine-or-three is shown without a window.\n");
  EXPECT_THAT(run.out, AllOf(StartsWith("Nine seconds or three"), HasSubstr("6.0 s saved"),
                             EndsWith("Its picture: " + picture_in(folder, "nine-or-three.png") + "\n")));
  EXPECT_TRUE(std::filesystem::exists(picture_in(folder, "nine-or-three.png")));
}

TEST(CliWithoutWindow, HandsEveryOptionOn) {
  const Folder folder;
  const CliRun run =
      without_display(folder, {"--lang", "ko", "nine-or-three/gather", "--set", "call_api_2=5", "--log-level", "off"});
  EXPECT_EQ(run.status, cli::kExitOk) << run.err;
  EXPECT_THAT(run.err, AllOf(HasSubstr("화면이 없습니다"), HasSubstr("nine-or-three/gather를 창 없이")));
  EXPECT_THAT(run.out, AllOf(HasSubstr("5.0초"), Not(HasSubstr("9.0초")), HasSubstr("그림: ")));
  const std::string given = folder.read("coroscope/nine-or-three-gather.png");
  EXPECT_THAT(given, Not(IsEmpty()));
  const std::string file = (folder.path() / "same.png").string();
  ASSERT_EQ(coroscope({"render", "nine-or-three/gather", "--set", "call_api_2=5", "--lang", "ko", "-o", file}).status, 0);
  EXPECT_TRUE(given == folder.read("same.png")) << "not the picture of these delays in this language";
}

TEST(CliWithoutWindow, ATraceIsDrawnAndTakesNoDelay) {
  const Folder folder;
  const std::string trace = COROSCOPE_SOURCE_DIR "/tests/golden/gather.jsonl";
  const CliRun run = without_display(folder, {trace});
  EXPECT_EQ(run.status, cli::kExitOk) << run.err;
  EXPECT_EQ(run.out, "Its picture: " + picture_in(folder, "gather.png") + "\n");
  EXPECT_TRUE(std::filesystem::exists(picture_in(folder, "gather.png")));
  EXPECT_EQ(without_display(folder, {trace, "--set", "a=1"}).status, cli::kExitWrongUse);
}

TEST(CliWithoutWindow, SaysWhyThereIsNone) {
  const Folder folder;
  const std::string trace = COROSCOPE_SOURCE_DIR "/tests/golden/gather.jsonl";
  EXPECT_THAT(without_display(folder, {trace}, {{"DISPLAY", ":77"}}).err, HasSubstr("display :77 cannot be opened"));
  EXPECT_THAT(without_display(folder, {trace}, {{"DISPLAY", ":77"}, {"LANG", "ko_KR.UTF-8"}}).err,
              HasSubstr("화면 :77을 열 수 없습니다"));
  EXPECT_THAT(without_display(folder, {trace}, {{"WAYLAND_DISPLAY", "wayland-0"}}).err, HasSubstr("Xwayland"));
  EXPECT_THAT(without_display(folder, {trace}, {{"WAYLAND_DISPLAY", "wayland-0"}, {"LANG", "ko"}}).err,
              HasSubstr("Xwayland가 있으면"));
}

TEST(CliWithoutWindow, WhatIsWrongIsSaidBeforeAnyOfIt) {
  const Folder folder;
  const CliRun run = without_display(folder, {"gather", "--set", "call_api_9=1"});
  EXPECT_EQ(run.status, cli::kExitWrongUse);
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_THAT(run.err, Not(HasSubstr("without a window")));
}
