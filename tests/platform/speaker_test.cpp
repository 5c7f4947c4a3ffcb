// What is spoken, by a synthesizer of the test.
#include "platform/speaker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/fake_synthesizer.hpp"
#include "support/variables.hpp"

namespace platform {
namespace {

using ::testing::ElementsAre;
using text::Language;

class SpeakerTest : public ::testing::Test {
 protected:
  Speaker::Connect connect(int lives = 1000) {
    return [log = log_, lives] {
      log->add("connect");
      return std::make_unique<FakeSynthesizer>(log, lives);
    };
  }
  std::shared_ptr<SpeechLog> log_ = std::make_shared<SpeechLog>();
};

TEST_F(SpeakerTest, ASentenceIsSpokenInItsLanguage) {
  {
    Speaker speaker(connect());
    speaker.say("It waits.", Language::en);
    log_->wait_for(2);
    speaker.say("기다립니다.", Language::ko);
    log_->wait_for(3);
  }
  EXPECT_THAT(log_->wait_for(4), ElementsAre("connect", "en It waits.", "ko 기다립니다.", "stop"));
}

TEST_F(SpeakerTest, NothingConnectsUntilSomethingIsSaid) {
  {
    Speaker speaker(connect());
    speaker.say("", Language::en);
  }
  log_->add("end");
  EXPECT_THAT(log_->wait_for(1), ElementsAre("end"));
}

TEST_F(SpeakerTest, AnEmptySentenceEndsWhatIsSpoken) {
  Speaker speaker(connect());
  speaker.say("one", Language::en);
  log_->wait_for(2);
  speaker.say("", Language::en);
  EXPECT_THAT(log_->wait_for(3), ElementsAre("connect", "en one", "stop"));
}

TEST_F(SpeakerTest, ALostConnectionIsMadeAgain) {
  Speaker speaker(connect(1));
  speaker.say("one", Language::en);
  log_->wait_for(2);
  speaker.say("two", Language::en);
  EXPECT_THAT(log_->wait_for(4), ElementsAre("connect", "en one", "connect", "en two"));
}

TEST_F(SpeakerTest, WithoutADaemonNothingIsSpokenAndTheNextSentenceTriesAgain) {
  Speaker speaker([log = log_]() -> std::unique_ptr<Synthesizer> {
    log->add("refused");
    return nullptr;
  });
  speaker.say("one", Language::en);
  log_->wait_for(1);
  speaker.say("two", Language::en);
  EXPECT_THAT(log_->wait_for(2), ElementsAre("refused", "refused"));
}

TEST_F(SpeakerTest, OfSentencesThatCameWhileItConnectedOnlyTheLastIsSpoken) {
  // The thread is in connect(), which waits for the test.
  const auto gate = std::make_shared<SpeechLog>();
  Speaker speaker([log = log_, gate] {
    log->add("connecting");
    gate->wait_for(1);
    return std::make_unique<FakeSynthesizer>(log);
  });
  speaker.say("one", Language::en);
  log_->wait_for(1);
  for (const char* text : {"two", "three", "four"}) speaker.say(text, Language::en);  // returns at once
  gate->add("open");
  EXPECT_THAT(log_->wait_for(3), ElementsAre("connecting", "en one", "en four"));
}

TEST(SpeechDispatcher, ItsAbsenceIsNoError) {
#ifdef COROSCOPE_SANITIZE
  GTEST_SKIP() << "libspeechd 0.11 loses the text of its own error";
#endif
  setenv("SPEECHD_ADDRESS", "unix_socket:/nowhere/speechd.sock", 1);
  EXPECT_EQ(connect_speech_dispatcher(), nullptr);
  unsetenv("SPEECHD_ADDRESS");
  EXPECT_FALSE(has_speech_dispatcher(variables({{"PATH", "/nowhere"}})));
}

}  // namespace
}  // namespace platform
