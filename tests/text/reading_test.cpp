#include "text/reading.hpp"

#include <gtest/gtest.h>

#include <string>

namespace text {
namespace {

TEST(Reading, KoreanTakesASecondForTwelveSyllables) {
  EXPECT_DOUBLE_EQ(reading_seconds("가나다라마바사아자차카타"), 1);
  EXPECT_DOUBLE_EQ(reading_seconds("가나다 라마바사, 아자차카타힣가나다라마바사아자차카."), 2);
}

TEST(Reading, EnglishTakesASecondForSeventeenLettersAndDigits) {
  EXPECT_DOUBLE_EQ(reading_seconds("abcdefgh IJKLMNO 12"), 1);
  EXPECT_DOUBLE_EQ(reading_seconds(""), 0);
  EXPECT_DOUBLE_EQ(reading_seconds(" ... \u2192"), 0);
}

TEST(Reading, CodeInsideAKoreanSentenceIsReadAsLetters) {
  EXPECT_DOUBLE_EQ(reading_seconds("await는 멈춘다"), 5 / kLettersPerSecond + 4 / kSyllablesPerSecond);
}

TEST(Reading, BytesThatAreNoCharactersDoNoHarm) {
  EXPECT_DOUBLE_EQ(reading_seconds("\xff\xfe\x80"), 0);
  EXPECT_DOUBLE_EQ(reading_seconds(std::string("\xea\xb0")), 0);
}

}  // namespace
}  // namespace text
