// Which sentences are read aloud.
#include "player/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "player/settings.hpp"
#include "support/fake_synthesizer.hpp"

namespace player {
namespace {

using ::testing::ElementsAre;

class ReaderTest : public ::testing::Test {
 protected:
  ReaderTest() {
    settings_.read_aloud = true;
    model_.settings = &settings_;
  }
  void say(const std::string& lead, const std::string& rest = "") {
    model_.narration = {lead, rest};
    reader_.follow(model_);
  }
  /// What has been spoken once `count` sentences have; the last one is a mark of the test.
  std::vector<std::string> spoken(std::size_t count) {
    model_.playing = false;
    settings_.read_aloud = true;
    say("mark");
    return log_->wait_for(count + 1);
  }
  /// A sentence that comes while an earlier one has not begun replaces it: wait for each.
  void say_and_wait(const std::string& lead, std::size_t count) {
    say(lead);
    log_->wait_for(count);
  }

  std::shared_ptr<SpeechLog> log_ = std::make_shared<SpeechLog>();
  Settings settings_;
  Model model_;
  Reader reader_{[log = log_] { return std::make_unique<FakeSynthesizer>(log); }};
};

TEST_F(ReaderTest, ANewSentenceIsReadOnceWhileNothingPlays) {
  say_and_wait("one", 1);
  say("one");
  say("one");
  EXPECT_THAT(spoken(1), ElementsAre("en one", "en mark"));
}

TEST_F(ReaderTest, BothHalvesAreRead) {
  model_.language = text::Language::ko;
  say("하나.", "둘.");
  log_->wait_for(1);
  EXPECT_THAT(spoken(1), ElementsAre("ko 하나. 둘.", "ko mark"));
}

TEST_F(ReaderTest, WhileItPlaysOnlyStopPointsAreRead) {
  model_.playing = true;
  say("in passing");
  model_.at_stop = true;
  say_and_wait("stop", 1);
  model_.at_stop = false;
  say("in passing too");
  EXPECT_THAT(spoken(1), ElementsAre("en stop", "en mark"));
}

TEST_F(ReaderTest, NothingIsReadWhileItIsOff) {
  settings_.read_aloud = false;
  say("one");
  EXPECT_THAT(spoken(0), ElementsAre("en mark"));
}

TEST_F(ReaderTest, TurningItOffEndsTheSentenceAndTurningItOnReadsItAgain) {
  say_and_wait("one", 1);
  settings_.read_aloud = false;
  say_and_wait("one", 2);
  say("one");
  settings_.read_aloud = true;
  say_and_wait("one", 3);
  EXPECT_THAT(spoken(3), ElementsAre("en one", "stop", "en one", "en mark"));
}

}  // namespace
}  // namespace player
