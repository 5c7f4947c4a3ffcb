#include "coro/value_text.hpp"

#include <gmock/gmock.h>

#include <optional>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using detail::value_text;
using ::testing::ElementsAreArray;
using namespace std::chrono_literals;

TEST(ValueText, writes_numbers_and_strings_as_python_does) {
  EXPECT_EQ(value_text(true), "True");
  EXPECT_EQ(value_text(-7), "-7");
  EXPECT_EQ(value_text(std::size_t{3}), "3");
  EXPECT_EQ(value_text(0.5), "0.5");
  EXPECT_EQ(value_text(1.0F), "1.0");
  EXPECT_EQ(value_text("text"), "'text'");
  EXPECT_EQ(value_text(std::string("it's")), "\"it's\"");
  EXPECT_EQ(value_text(std::string_view("'\"\\")), R"('\'"\\')");
  EXPECT_EQ(value_text("a\n\t\r\x1b\x7f\u00a0한"), R"('a\n\t\r\x1b\x7f\xa0한')");
}

TEST(ValueText, has_at_most_forty_characters) {
  const std::string hangul = "한글";
  std::string text;
  for (int i = 0; i < 19; ++i) text += hangul;
  EXPECT_EQ(value_text(text), "'" + text + "'");
  EXPECT_EQ(value_text(text + "a"), "'" + text + "…");
  EXPECT_EQ(value_text(std::string(1'000'000, 'a')), "'" + std::string(38, 'a') + "…");
}

TEST(ValueText, names_the_type_of_anything_else) {
  EXPECT_EQ(value_text(std::vector<int>{1}), "list");
  EXPECT_EQ(value_text(std::pair(1, 2)), "tuple");
  EXPECT_EQ(value_text(std::tuple(1, 2, 3)), "tuple");
  EXPECT_EQ(value_text(std::map<int, int>()), "dict");
  EXPECT_EQ(value_text(std::set<int>()), "set");
}

TEST(ValueText, tells_nothing_of_none_and_of_what_has_no_name) {
  struct Page {};
  EXPECT_EQ(value_text(Page()), "");
  EXPECT_EQ(value_text(std::optional<int>()), "");
  EXPECT_EQ(value_text(std::optional(1)), "1");
}

std::vector<std::string> returned(const std::function<void()>& program) {
  const auto run = testing::record(program);
  const trace::Events events = trace::decode(*run.trace);
  std::vector<std::string> values;
  for (const trace::Event& e : events.list) {
    if (e.kind == trace::Kind::co_end || e.kind == trace::Kind::fn_end) values.emplace_back(events.text(e.text));
  }
  return values;
}

Co<int> one(Here = {}) { co_return 1; }
Co<std::string> fails(Here = {}) {
  co_await sleep(0s);
  throw ValueError("no");
}
Co<std::vector<int>> main(Here = {}) {
  try {
    co_await fails();
  } catch (const ValueError&) {
  }
  const int first = co_await one();
  const int second = co_await create_task(sleep(1s, 5));
  co_return std::vector{first, second};
}

TEST(ValueText, is_told_where_a_coroutine_ends_and_where_one_of_asyncio_is_a_task) {
  EXPECT_THAT(returned([] { run(main()); }), ElementsAreArray({"", "1", "5", "list"}));
}

int half(int n, Here here = {}) {
  Call call(here);
  if (n % 2 != 0) throw ValueError("odd");
  return call.returns(n / 2);
}
void odd(Here here = {}) {
  const Call call(here);
  try {
    half(3);
  } catch (const ValueError&) {
  }
}

TEST(ValueText, is_told_where_a_plain_call_hands_it_through) {
  EXPECT_THAT(returned([] {
                half(4);
                odd();
              }),
              ElementsAreArray({"2", "", ""}));
}

}  // namespace
}  // namespace coro
