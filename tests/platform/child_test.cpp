#include "platform/child.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "support/folder.hpp"

namespace {

platform::ChildEnd run_shell(const Folder& folder, const std::string& script) {
  const platform::ChildCommand command{"/bin/sh", {"-c", script}, {"PATH=/usr/bin:/bin"}, folder.path()};
  return platform::run_child(command, [] { return false; });
}

/// Whether the process whose number is in `file` is still there.
bool is_there(const Folder& folder, const std::string& file) {
  const std::string number = folder.read(file);
  EXPECT_NE(number, "");
  return number.empty() || ::kill(std::stoi(number), 0) == 0;
}

TEST(Child, SaysHowItEnded) {
  const Folder folder;
  EXPECT_EQ(run_shell(folder, "echo out; echo err >&2; exit 3").status, 3);
  EXPECT_EQ(folder.read("output.txt"), "out\n");
  EXPECT_EQ(folder.read("errors.txt"), "err\n");
}

TEST(Child, AProcessThatLeftItsGroupAndItsSessionEndsWithIt) {
  const Folder folder;
  const auto end = run_shell(folder, "setsid sh -c 'echo $$ > pid; exec sleep 1000' & until [ -s pid ]; do :; done");
  EXPECT_EQ(end.how, platform::ChildEnd::How::exited);
  EXPECT_FALSE(is_there(folder, "pid"));
}

TEST(Child, SoDoesAGrandchildThatLeftTwice) {
  const Folder folder;
  (void)run_shell(folder, "setsid sh -c '(setsid sh -c \"echo \\$\\$ > pid; exec sleep 1000\" &) ; exec sleep 1000' & "
                          "until [ -s pid ]; do :; done");
  EXPECT_FALSE(is_there(folder, "pid"));
}

TEST(Child, AChildOfOthersIsLeftAlone) {
  const Folder folder;
  const pid_t other = ::fork();
  if (other == 0) {
    while (true) ::pause();
  }
  (void)run_shell(folder, "true");
  EXPECT_EQ(::kill(other, 0), 0);
  ::kill(other, SIGKILL);
  ::waitpid(other, nullptr, 0);
}

TEST(Child, OneDoesNotEndAnother) {
  const Folder first, second;
  platform::ChildEnd slow;
  std::thread other([&] { slow = run_shell(first, "touch here; until [ -e go ]; do sleep 0.01; done; exit 7"); });
  while (!std::filesystem::exists(first.path() / "here")) std::this_thread::yield();
  (void)run_shell(second, "true");
  (void)first.write("go", "");
  other.join();
  EXPECT_EQ(slow.how, platform::ChildEnd::How::exited);
  EXPECT_EQ(slow.status, 7);
}

}  // namespace
