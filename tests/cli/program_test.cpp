// The built program, as a shell and a terminal see it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <filesystem>
#include <string>

#include "cli/host.hpp"
#include "lessons/catalogue.hpp"
#include "lessons/command.hpp"
#include "support/folder.hpp"

namespace {

using lessons::testing::Result;
using lessons::testing::run_command;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// The program with these arguments and variables ("NAME=VALUE "), in English, its log in `folder`.
Result program(const Folder& folder, const std::string& arguments, const std::string& variables = "") {
  Result result =
      run_command("(" + variables + "LC_ALL=C.UTF-8 XDG_STATE_HOME=" + folder.path().string() +
                  " XDG_CONFIG_HOME=" + folder.path().string() + " " COROSCOPE_PROGRAM " " + arguments + ")");
  result.status = WIFEXITED(result.status) ? WEXITSTATUS(result.status) : -1;
  return result;
}

/// tests/cli/terminal.py does `what` with the program in a pseudo-terminal and exits with 0 when all was well.
void in_terminal(const std::string& what) {
  const Result result =
      run_command("python3 " COROSCOPE_SOURCE_DIR "/tests/cli/terminal.py " COROSCOPE_PROGRAM " " + what);
  EXPECT_EQ(result.status, 0) << result.output;
}

}  // namespace

TEST(CliProgram, ExitsWithZeroOneAndTwo) {
  const Folder folder;
  EXPECT_EQ(program(folder, "run nine-or-three --json").status, 0);
  EXPECT_EQ(program(folder, "check /nowhere.jsonl").status, 1);
  EXPECT_EQ(program(folder, "run nine-or-tree").status, 2);
  EXPECT_EQ(program(folder, "--nonsense").status, 2);
  EXPECT_EQ(folder.count(), 0U) << "no command but the window and render has a log";
}

TEST(CliProgram, IntoAPipeItPrintsAtOnceAndWithoutColour) {
  const Folder folder;
  const Result result = program(folder, "run nine-or-three");
  EXPECT_THAT(result.output, AllOf(HasSubstr("6.0 s saved"), Not(HasSubstr("\x1b"))));
}

TEST(CliProgram, ADisplayThatDoesNotAnswerIsAsGoodAsNone) {
  const Folder folder;
  const std::string trace = COROSCOPE_SOURCE_DIR "/tests/golden/gather.jsonl";
  const Result dead = program(folder, trace + " 2>&1", "DISPLAY=:7777 ");
  EXPECT_EQ(dead.status, 0) << dead.output;
  EXPECT_THAT(dead.output, AllOf(HasSubstr("display :7777 cannot be opened"), HasSubstr("gather.png")));
  const Result wayland = program(folder, trace + " 2>&1", "DISPLAY= WAYLAND_DISPLAY=wayland-7777 ");
  EXPECT_EQ(wayland.status, 0) << wayland.output;
  EXPECT_THAT(wayland.output, AllOf(HasSubstr("Xwayland"), HasSubstr("gather.png")));
}

TEST(CliProgram, AFullDiskIsToldAndFails) {
  const Folder folder;
  const Result result = program(folder, "list 2>&1 >/dev/full");
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.output, HasSubstr("could not be written"));
}

// A language each, so that they run side by side.
class CliListing : public testing::TestWithParam<const char*> {};

TEST_P(CliListing, IsAProgramForPython) {
  const Folder folder;
  const auto catalogue = lessons::Catalogue::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    std::string sets;
    for (const lessons::Parameter& parameter : lesson.parameters) sets += " --set " + parameter.name + "=0.01";
    for (const lessons::Run& run : lesson.runs) {
      const std::string name = lesson.id + "/" + run.id;
      const std::string file = (folder.path() / "program.py").string();
      ASSERT_EQ(program(folder, "listing " + name + sets + " --lang " + GetParam() + " > " + file).status, 0);
      const Result python = run_command("{ PYTHONIOENCODING=utf-8 python3 " + file + " 2>/dev/null; }");
      EXPECT_EQ(python.status != 0, run.ends == "syntax" || run.ends == "error") << name << ": " << python.output;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, CliListing, testing::Values("ko", "en"));

TEST(CliProgram, InATerminalItPlaysInRealTimeAndThenPrints) { in_terminal("plays"); }
TEST(CliProgram, QQuitsAndRestoresTheTerminal) { in_terminal("quits"); }
TEST(CliProgram, AnyOtherKeyGoesToTheEnd) { in_terminal("skips"); }
TEST(CliProgram, CtrlCRestoresTheTerminal) { in_terminal("interrupts"); }
TEST(CliProgram, NoColorIsObeyed) { in_terminal("plain"); }
