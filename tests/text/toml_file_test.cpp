#include "text/toml_file.hpp"

#include <gtest/gtest.h>

#include "support/folder.hpp"

namespace text {
namespace {

std::string problem_in(const std::string& toml) {
  const TomlRead read = parse_toml(toml);
  const auto* const problem = std::get_if<FileProblem>(&read);
  return problem == nullptr ? "read" : problem->key + " " + std::to_string(problem->line);
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(TomlFile, WhatNestsTooDeeplyIsRefusedBeforeTheParserSeesIt) {
  EXPECT_EQ(problem_in("\na" + repeated(".a", 50'000) + " = 1\n"), "too_deep 2");
  EXPECT_EQ(problem_in("[a" + repeated(".a", 50'000) + "]\n"), "too_deep 1");
  EXPECT_EQ(problem_in("a" + repeated(" . 'a'", 50'000) + " = 1\n"), "too_deep 1");
  EXPECT_EQ(problem_in("a = " + repeated("[", 50'000)), "too_deep 1");
  EXPECT_EQ(problem_in("a = " + repeated("{a = ", 50'000)), "too_deep 1");
  EXPECT_EQ(problem_in("a" + repeated(".a", 20) + " = 1\n"), "read");
}

TEST(TomlFile, AStringThatEndsWithAQuoteHidesNothing) {
  const std::string deep = "a" + repeated(".a", 50'000) + " = 1";
  EXPECT_EQ(problem_in(R"(x = {a = """b"""", )" + deep + "}\n"), "too_deep 1");
  EXPECT_EQ(problem_in(R"(x = {a = """b""""", )" + deep + "}\n"), "too_deep 1");
  EXPECT_EQ(problem_in("x = {a = '''b'''', " + deep + "}\n"), "too_deep 1");
  EXPECT_EQ(problem_in("x = {a = '', " + deep + "}\n"), "too_deep 1");
  EXPECT_EQ(problem_in(R"(x = """a" .................................. b""")"), "read");
}

TEST(TomlFile, WhatIsWrongIsOneOfAFewSentencesOfBothLanguages) {
  EXPECT_EQ(problem_in("a = 1\nb = = 2\n"), "bad_toml 2");
  EXPECT_EQ(problem_in("a = 1\na = 2\n"), "toml_twice 2");
  EXPECT_EQ(problem_in("a = [1,\n"), "toml_unclosed 1");
  EXPECT_EQ(problem_in("a = 1\n= 2\n"), "bad_toml 2");
  EXPECT_EQ(problem_in("a = \"\xFF\"\n"), "not_utf8 1");
  const std::filesystem::path folder = std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets" / "text";
  for (const Language language : {Language::ko, Language::en}) {
    const Words words = Words::load(folder, language);
    for (const char* key : {"bad_toml", "toml_twice", "toml_unclosed", "toml_name", "not_utf8", "too_deep", "absent",
                            "not_a_file", "too_large", "no_memory", "unreadable"}) {
      EXPECT_FALSE(words["problem." + std::string(key)].starts_with('[')) << key;
    }
  }
}

TEST(TomlFile, WhatIsNoFileIsAProblemLikeAnyOther) {
  const Folder folder;
  const auto key = [](const TomlRead& read) { return std::get<FileProblem>(read).key; };
  EXPECT_EQ(key(read_toml("/dev/zero")), "not_a_file");
  EXPECT_EQ(key(read_toml(folder.path())), "not_a_file");
  EXPECT_EQ(key(read_toml(folder.path() / "none.toml")), "absent");
  EXPECT_EQ(key(read_toml(folder.write("large.toml", repeated("# large\n", 200'000)))), "too_large");
  const Notice notice = std::get<FileProblem>(parse_toml("\n=")).notice("a.toml");
  EXPECT_EQ(notice.where, "a.toml:2");
}

}  // namespace
}  // namespace text
