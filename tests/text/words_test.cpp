#include "text/words.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <stdexcept>

namespace text {
namespace {

namespace fs = std::filesystem;

class WordsTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("words_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& file, const std::string& content) { std::ofstream(folder_ / file) << content; }
  fs::path folder_;
};

TEST_F(WordsTest, TablesNestIntoKeysWithDots) {
  write("en.toml", "[panel.loop]\nidle = 'idle'\n[panel]\ntitle = 'Loop'\n");
  const Words words = Words::load(folder_, Language::en);
  EXPECT_EQ(words["panel.loop.idle"], "idle");
  EXPECT_EQ(words["panel.title"], "Loop");
  EXPECT_EQ(words.keys(), (std::vector<std::string>{"panel.loop.idle", "panel.title"}));
  EXPECT_EQ(words.language(), Language::en);
}

TEST_F(WordsTest, AMissingKeyShowsItself) {
  write("en.toml", "");
  const Words words = Words::load(folder_, Language::en);
  const std::string& first = words["no.such"];
  EXPECT_EQ(words["other"], "[other]");
  EXPECT_EQ(first, "[no.such]");
  EXPECT_EQ(words("no.such", {{"a", "1"}}), "[no.such]");
  EXPECT_EQ(Words()["x"], "[x]");
}

TEST_F(WordsTest, FillsNamedArguments) {
  write("en.toml", "both = '{co} waits until {t}, {co}'\nescaped = '{{{t}}}'\n");
  const Words words = Words::load(folder_, Language::en);
  EXPECT_EQ(words("both", {{"co", "main()"}, {"t", "3.0 s"}}), "main() waits until 3.0 s, main()");
  EXPECT_EQ(words("escaped", {{"t", "1"}}), "{1}");
}

TEST_F(WordsTest, AnUnknownArgumentOrABrokenPatternShowsTheKeyInsteadOfThrowing) {
  write("en.toml", "bad = 'until {t'\nunknown = '{nobody}'\n");
  const Words words = Words::load(folder_, Language::en);
  EXPECT_EQ(words("unknown", {{"co", "main()"}}), "[unknown]");
  EXPECT_EQ(words("bad", {{"t", "1"}}), "[bad]");
}

TEST_F(WordsTest, AGapCannotAskForAGigabyte) {
  write("en.toml", "wide = '{t:>1000000000}'\nhalf = '{t'\nfine = '{{{t}}}'\n");
  const Words words = Words::load(folder_, Language::en);
  EXPECT_EQ(words("wide", {{"t", "1"}}), "[wide]");
  EXPECT_EQ(words("half", {{"t", "1"}}), "[half]");
  EXPECT_EQ(words("fine", {{"t", "1"}}), "{1}");
  EXPECT_EQ(filled("{t:>1000000000}", {{"t", "1"}}, Language::ko), "{t:>1000000000}");
}

TEST_F(WordsTest, AGapHasANameNotANumber) {
  write("en.toml", "third = '{3}'\nnext = '{}'\nnamed = '{t}'\n");
  const Words words = Words::load(folder_, Language::en);
  for (const char* const key : {"third", "next"}) {
    EXPECT_EQ(words(key, {{"t", "1"}, {"co", "main()"}, {"n", "2"}}), "[" + std::string(key) + "]");
  }
  EXPECT_EQ(words("named", {{"t", "1"}}), "1");
}

TEST_F(WordsTest, KoreanParticlesFollowTheLastSound) {
  write("ko.toml", "a = '{co}[이/가] {t}[을/를] 기다려요.'\nb = '{co}[이에요/예요]. {t}[으로/로]'\n");
  const Words words = Words::load(folder_, Language::ko);
  EXPECT_EQ(words("a", {{"co", "call_api_1()"}, {"t", "call_api_2()"}}), "call_api_1()이 call_api_2()를 기다려요.");
  EXPECT_EQ(words("b", {{"co", "main()"}, {"t", "3.1"}}), "main()이에요. 3.1로");
}

TEST_F(WordsTest, WhatLooksLikeAParticleInAnArgumentStaysAsItIs) {
  write("ko.toml", "a = '“{text}”[을/를] [출력]'\n");
  const Words words = Words::load(folder_, Language::ko);
  EXPECT_EQ(words("a", {{"text", "[은/는] {x}"}}), "“[은/는] {x}”를 [출력]");
}

TEST_F(WordsTest, EnglishKeepsBracketsAsTheyAre) {
  write("en.toml", "a = '{co}[은/는]'\n");
  EXPECT_EQ(Words::load(folder_, Language::en)("a", {{"co", "main"}}), "main[은/는]");
}

std::string failure(const fs::path& folder) {
  try {
    Words::load(folder, Language::en);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST_F(WordsTest, AFileThatCannotBeReadIsNamedWithItsLine) {
  EXPECT_NE(failure(folder_).find("en.toml"), std::string::npos);
  write("en.toml", "a = 'x'\nb = \n");
  EXPECT_NE(failure(folder_).find("en.toml:2: "), std::string::npos) << failure(folder_);
  write("en.toml", "a = 'x'\n\nb = 3\n");
  EXPECT_NE(failure(folder_).find("en.toml:3: b is not a string"), std::string::npos) << failure(folder_);
}

TEST_F(WordsTest, WordsThatNestTooDeeplyOrAreNoFileAreAnErrorAndNoCrash) {
  std::string deep = "a";
  for (int i = 0; i < 50'000; ++i) deep += ".a";
  write("en.toml", deep + " = 1\n");
  EXPECT_NE(failure(folder_).find("en.toml:1: "), std::string::npos) << failure(folder_);
  fs::remove(folder_ / "en.toml");
  fs::create_symlink("/dev/zero", folder_ / "en.toml");
  EXPECT_NE(failure(folder_).find("en.toml"), std::string::npos);
}

TEST_F(WordsTest, TheProgramsOwnWordsHaveTheSameKeysInBothLanguages) {
  const fs::path folder = fs::path(COROSCOPE_SOURCE_DIR) / "assets" / "text";
  const Words ko = Words::load(folder, Language::ko);
  const Words en = Words::load(folder, Language::en);
  EXPECT_EQ(ko.keys(), en.keys());
  EXPECT_FALSE(ko.keys().empty());
}

TEST(Filled, IsASentenceFromElsewhereWithItsParticles) {
  EXPECT_EQ(filled("{total}[이/가] 걸립니다", {{"total", "3.0초"}}, Language::ko), "3.0초가 걸립니다");
  EXPECT_EQ(filled("done after {t}", {{"total", "9.0 s"}, {"t", "3.0 s"}}, Language::en), "done after 3.0 s");
  EXPECT_EQ(filled("a {gap} that nobody fills", {}, Language::en), "a {gap} that nobody fills");
}

TEST(Seconds, ReadAsAPersonSaysThem) {
  EXPECT_EQ(seconds(3, Language::en), "3.0 s");
  EXPECT_EQ(seconds(3, Language::ko), "3.0초");
  EXPECT_EQ(seconds(0.25, Language::en), "0.25 s");
  EXPECT_EQ(seconds(1.35, Language::ko), "1.35초");
  EXPECT_EQ(seconds(1.35049, Language::en), "1.35 s");
  EXPECT_EQ(seconds(0, Language::en), "0.0 s");
  EXPECT_EQ(seconds(0.0000005, Language::en), "0.0000005 s");
  EXPECT_EQ(seconds(100, Language::en), "100 s");
  EXPECT_EQ(seconds(3600, Language::en), "3,600 s");
  EXPECT_EQ(seconds(3600.5, Language::en), "3,600.5 s");
  EXPECT_EQ(seconds(86400, Language::ko), "86,400초");
  EXPECT_EQ(seconds(1234567, Language::en), "1,234,567 s");
  EXPECT_EQ(seconds(-1.5, Language::en), "-1.5 s");
  EXPECT_EQ(seconds(-0.0, Language::en), "0.0 s");
  EXPECT_EQ(seconds(9'223'372'036.854776, Language::en), "9,223,372,036.855 s");
  EXPECT_EQ(seconds(999'999'999'999'999, Language::en), "999,999,999,999,999 s");
  EXPECT_EQ(seconds(1e15, Language::en), "1e15 s");
  EXPECT_EQ(seconds(1.5e308, Language::ko), "1.5e308초");
  EXPECT_EQ(seconds(HUGE_VAL, Language::ko), "∞초");
}

TEST(Seconds, LabelsLeaveTheZeroOut) {
  EXPECT_EQ(short_seconds(3, Language::en), "3 s");
  EXPECT_EQ(short_seconds(0.5, Language::ko), "0.5초");
  EXPECT_EQ(short_seconds(3600, Language::ko), "3,600초");
  EXPECT_EQ(short_seconds(1e10, Language::en), "10,000,000,000 s");
  EXPECT_EQ(short_seconds(1e308, Language::en), "1e308 s");
  EXPECT_EQ(short_seconds(HUGE_VAL, Language::en), "∞ s");
}

}  // namespace
}  // namespace text
