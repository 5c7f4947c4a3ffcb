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
