#include "platform/locale.hpp"

#include <gtest/gtest.h>

#include "support/variables.hpp"

using text::Language;

TEST(Locale, AnyKoreanLocaleMeansKorean) {
  for (const char* name : {"ko", "ko_KR", "ko_KR.UTF-8", "ko.utf8", "ko_KP@x"}) {
    EXPECT_EQ(platform::locale_language(variables({{"LANG", name}})), Language::ko) << name;
  }
}

TEST(Locale, EverythingElseMeansEnglish) {
  for (const char* name : {"C", "C.UTF-8", "POSIX", "en_US.UTF-8", "de_DE", "kok_IN", "k", ""}) {
    EXPECT_EQ(platform::locale_language(variables({{"LANG", name}})), Language::en) << name;
  }
  EXPECT_EQ(platform::locale_language(variables({})), Language::en);
}

TEST(Locale, LcAllGoesBeforeLcMessagesBeforeLang) {
  EXPECT_EQ(platform::locale_language(variables({{"LC_ALL", "en_US"}, {"LC_MESSAGES", "ko_KR"}, {"LANG", "ko_KR"}})),
            Language::en);
  EXPECT_EQ(platform::locale_language(variables({{"LC_MESSAGES", "ko_KR"}, {"LANG", "en_US"}})), Language::ko);
}

TEST(Locale, AnEmptyVariableIsAsIfNotSet) {
  EXPECT_EQ(platform::locale_language(variables({{"LC_ALL", ""}, {"LANG", "ko_KR.UTF-8"}})), Language::ko);
}
