#include "platform/undo.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

namespace {

using UndoDeathTest = testing::Test;

TEST(UndoDeathTest, ASignalUndoesBeforeItEndsTheProgram) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    EXPECT_EXIT(
        {
          const platform::Undo first([] { std::cerr << "first "; });
          const platform::Undo second([] { std::cerr << "second "; });
          kill(getpid(), signal);
          while (true) pause();
        },
        testing::KilledBySignal(signal), "second first ");
  }
}

TEST(UndoDeathTest, WhatIsOverIsNotUndone) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        { const platform::Undo over([] { std::cerr << "undone"; }); }
        kill(getpid(), SIGTERM);
        while (true) pause();
      },
      testing::KilledBySignal(SIGTERM), "^$");
}

TEST(Undo, ASignalThatIsHandledElsewhereStaysThere) {
  std::signal(SIGHUP, SIG_IGN);
  { const platform::Undo undo([] {}); }
  EXPECT_EQ(std::signal(SIGHUP, SIG_DFL), SIG_IGN);
}

}  // namespace
