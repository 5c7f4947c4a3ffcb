// Values are shown as Python shows them.
#include "coro/print.hpp"

#include <gtest/gtest.h>

#include "recording.hpp"

namespace coro {
namespace {

TEST(Text, of_numbers_is_pythons) {
  EXPECT_EQ(to_text(3), "3");
  EXPECT_EQ(to_text(true), "True");
  EXPECT_EQ(to_text(3.0), "3.0");
  EXPECT_EQ(to_text(0.1), "0.1");
  EXPECT_EQ(to_text(1e-5), "1e-05");
  EXPECT_EQ(to_text(123456789.5), "123456789.5");
  EXPECT_EQ(to_text(1e16), "1e+16");
}

TEST(Text, of_lists_quotes_strings) {
  EXPECT_EQ(to_text(std::vector<int>{1, 2, 3}), "[1, 2, 3]");
  EXPECT_EQ(to_text(std::vector<std::string>{"a", "it's"}), "['a', \"it's\"]");
  EXPECT_EQ(to_text(std::vector<int>{}), "[]");
}

TEST(Print, puts_spaces_between_and_keeps_its_end) {
  const auto run = testing::record([] {
    print("a", 1, 2.5, std::vector<std::string>{"x"});
    print("word", end(""));
    print();
  });
  const auto prints = run.of(trace::Kind::print);
  ASSERT_EQ(prints.size(), 3U);
  EXPECT_EQ(run.events.text(prints[0].text), "a 1 2.5 ['x']");
  EXPECT_EQ(prints[0].end, 0U);
  EXPECT_NE(prints[1].end, 0U);
  EXPECT_EQ(run.events.text(prints[1].end), "");
  EXPECT_EQ(run.events.text(prints[2].text), "");
}

TEST(Print, knows_its_line) {
  const auto run = testing::record([] {
#line 777
    print("here");
  });
  EXPECT_EQ(run.of(trace::Kind::print)[0].line, 777U);
}

}  // namespace
}  // namespace coro
