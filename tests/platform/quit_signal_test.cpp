#include "platform/quit_signal.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <future>

TEST(QuitSignal, WakesTheWindowInsteadOfEndingTheProcess) {
  for (const int signal : {SIGTERM, SIGINT}) {
    std::promise<void> woken;
    platform::QuitSignal quit([&woken] { woken.set_value(); });
    EXPECT_FALSE(quit.asked());
    kill(getpid(), signal);
    woken.get_future().wait();
    EXPECT_TRUE(quit.asked());
  }
}

TEST(QuitSignal, GoesWithoutHavingBeenAsked) {
  const platform::QuitSignal quit([] {});
}

using QuitSignalDeathTest = testing::Test;

TEST(QuitSignalDeathTest, AProgramThatIsTooBusyToCloseIsEnded) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        const platform::QuitSignal quit([] {}, std::chrono::milliseconds(20));
        kill(getpid(), SIGINT);
        while (true) pause();
      },
      testing::KilledBySignal(SIGINT), "");
}

TEST(QuitSignalDeathTest, ASecondSignalEndsItAtOnce) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        const platform::QuitSignal quit([] { kill(getpid(), SIGTERM); }, std::chrono::hours(1));
        kill(getpid(), SIGINT);
        while (true) pause();
      },
      testing::KilledBySignal(SIGTERM), "");
}
