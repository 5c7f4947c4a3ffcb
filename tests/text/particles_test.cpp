#include "text/particles.hpp"

#include <gtest/gtest.h>

namespace text {
namespace {

TEST(Particles, HangulChoosesByItsFinalConsonant) {
  EXPECT_EQ(particle("타이머", "은", "는"), "는");
  EXPECT_EQ(particle("코루틴", "은", "는"), "은");
  EXPECT_EQ(particle("결과", "을", "를"), "를");
  EXPECT_EQ(particle("값", "을", "를"), "을");
  EXPECT_EQ(particle("3.0초", "과", "와"), "와");
}

TEST(Particles, RieulTakesTheShortFormOfEuroOnly) {
  EXPECT_EQ(particle("파일", "으로", "로"), "로");
  EXPECT_EQ(particle("파일", "은", "는"), "은");
  EXPECT_EQ(particle("코루틴", "으로", "로"), "으로");
  EXPECT_EQ(particle("루프", "으로", "로"), "로");
}

TEST(Particles, DigitsAreReadInKorean) {
  const std::string_view iga[] = {"이", "이", "가", "이", "가", "가", "이", "이", "이", "가"};
  const std::string_view euro[] = {"으로", "로", "로", "으로", "로", "로", "으로", "로", "로", "로"};
  for (std::size_t digit = 0; digit < 10; ++digit) {
    const std::string text = "call_api_" + std::to_string(digit);
    EXPECT_EQ(particle(text, "이", "가"), iga[digit]) << text;
    EXPECT_EQ(particle(text, "으로", "로"), euro[digit]) << text;
  }
}

TEST(Particles, SkipsQuotesAndBrackets) {
  EXPECT_EQ(particle("call_api_1()", "이", "가"), "이");
  EXPECT_EQ(particle("'call_api_2()'", "이", "가"), "가");
  EXPECT_EQ(particle("“안녕”", "이라고", "라고"), "이라고");
  EXPECT_EQ(particle("()", "이", "가"), "가");
  EXPECT_EQ(particle("", "이", "가"), "가");
}

TEST(Particles, EnglishNamesAreReadAsKoreansReadThem) {
  for (const std::string_view closed :
       {"main",      "sleep",   "my_coroutine", "call", "chat", "step",  "block", "get",
        "put",       "stream",  "ping",         "name", "one",  "table", "file",  "fetchAll",
        "TaskGroup", "cleanup", "URL",          "m",    "SUM",  "music", "Lock",  "run"})
    EXPECT_EQ(particle(std::string(closed) + "()", "은", "는"), "은") << closed;
  for (const std::string_view open : {"gather",
                                      "fetch_chunk_2",
                                      "download_file_A",
                                      "process_three_requests",
                                      "await",
                                      "wait",
                                      "task",
                                      "print",
                                      "loop",
                                      "event",
                                      "check",
                                      "exit",
                                      "edit",
                                      "download",
                                      "fetch",
                                      "work",
                                      "slow",
                                      "Queue",
                                      "consumer",
                                      "API",
                                      "response",
                                      "cache",
                                      "log",
                                      "async",
                                      "a",
                                      "three",
                                      "data",
                                      "my_function_2",
                                      "sync",
                                      "ok"})
    EXPECT_EQ(particle(std::string(open) + "()", "은", "는"), "는") << open;
}

TEST(Particles, EnglishLAndLettersNamedElAreRieul) {
  EXPECT_EQ(final_sound("call"), FinalSound::rieul);
  EXPECT_EQ(final_sound("file"), FinalSound::rieul);
  EXPECT_EQ(final_sound("part_L"), FinalSound::rieul);
  EXPECT_EQ(final_sound("main"), FinalSound::consonant);
}

}  // namespace
}  // namespace text
