// The built program, as a shell and a terminal see it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
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
  const std::string trace = COROSCOPE_SOURCE_DIR "/tests/golden/gather.jsonl";
  for (const std::string arguments : {"list", "list --json", "--help", "run --help", "--version", "listing gather",
                                      "run gather --json", "run gather", "check "}) {
    const bool takes_trace = arguments == "check ";
    const Result result = program(folder, arguments + (takes_trace ? trace : "") + " 2>&1 >/dev/full");
    EXPECT_EQ(result.status, 1) << arguments;
    EXPECT_THAT(result.output, HasSubstr("could not be written")) << arguments;
  }
}

TEST(CliProgram, TooLittleMemoryIsSaidAsSuch) {
#ifndef COROSCOPE_SANITIZE
  const Folder folder;
  const auto file = folder.write("large.jsonl", "{\"i\": 0}\n");
  std::filesystem::resize_file(file, 900'000'000);
  const std::string limit = "bash -c 'ulimit -v 600000; exec ";
  const std::string english = lessons::testing::run_command(limit + COROSCOPE_PROGRAM " check " + file.string() + " --lang en 2>&1'").output;
  EXPECT_THAT(english, HasSubstr("not enough memory"));
  const std::string korean = lessons::testing::run_command(limit + COROSCOPE_PROGRAM " check " + file.string() + " --lang ko 2>&1'").output;
  EXPECT_THAT(korean, HasSubstr("메모리가 부족해"));
#endif
}

TEST(CliProgram, ASignalEndsItWhileItReadsAndLeavesNothing) {
  const Folder folder;
  const std::string pipe = (folder.path() / "pipe").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const std::string result =
      lessons::testing::run_command("bash -c '" COROSCOPE_PROGRAM " check " + pipe + " & p=$!; sleep 0.2; kill -TERM $p; "
                                    "wait $p; echo $?' 2>&1").output;
  EXPECT_THAT(result, HasSubstr("143"));
}

TEST(CliProgram, ASignalWhileALessonIsCheckedLeavesNoTemporaryFolder) {
  const Folder folder, temporary;
  (void)folder.write("lesson.toml", "title = 'T'\nquestion = 'Q'\nclosing = 'C'\n[[runs]]\nid = 'run'\ntitle = 'R'\n");
  (void)folder.write("run.py", "while True:\n    pass\n");
  const std::string result =
      lessons::testing::run_command("bash -c 'export TMPDIR=" + temporary.path().string() + "; " COROSCOPE_PROGRAM
                                    " lesson check " + folder.path().string() +
                                    " & p=$!; until [ -n \"$(ls $TMPDIR)\" ]; do sleep 0.01; done; kill -TERM $p; "
                                    "wait $p; echo $?' 2>&1").output;
  EXPECT_THAT(result, HasSubstr("143"));
  EXPECT_EQ(temporary.count(), 0U);
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
TEST(CliProgram, ARunOnTheRealClockIsShownWhileItRuns) { in_terminal("plays_really"); }
TEST(CliProgram, QEndsARunOnTheRealClock) { in_terminal("quits_really"); }
TEST(CliProgram, StoppedItGivesTheTerminalBackAndItsClockDoesNotJump) { in_terminal("stops"); }
TEST(CliProgram, NoColorIsObeyed) { in_terminal("plain"); }
