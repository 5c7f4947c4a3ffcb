// What goes wrong is said in the language that is chosen.
#include "text/user_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/files.hpp"
#include "text/words.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::Not;

text::Words words(text::Language language) { return text::Words::load(COROSCOPE_SOURCE_DIR "/assets/text", language); }

TEST(UserError, a_file_that_cannot_be_written_is_named_in_both_languages) {
  try {
    platform::write_whole("/nonexistent/folder/picture.txt", "bytes");
    FAIL() << "it was written";
  } catch (const text::UserError& error) {
    EXPECT_EQ(error.notice().in(words(text::Language::en)), error.what());
    EXPECT_THAT(error.notice().in(words(text::Language::ko)), HasSubstr("/nonexistent/folder/picture.txt"));
    EXPECT_THAT(error.notice().in(words(text::Language::ko)), HasSubstr("파일을 저장할 수 없습니다"));
  }
}

TEST(UserError, every_sentence_is_there_in_both_languages) {
  for (const char* key : {"unwritable", "no_display", "no_x11", "dead_display", "no_opengl", "no_picture", "no_font"}) {
    for (const auto language : {text::Language::ko, text::Language::en}) {
      EXPECT_THAT(words(language)[std::string("app.") + key], Not(HasSubstr("[app")));
    }
  }
}

}  // namespace
