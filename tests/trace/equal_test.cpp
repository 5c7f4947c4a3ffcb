#include "trace/equal.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "trace/golden.hpp"

namespace trace {
namespace {

using testing::golden_names;
using testing::golden_text;
using testing::must_read;

/// Two readings of one example; the right one may be changed.
struct Two {
  explicit Two(const std::string& name)
      : left_trace(must_read(golden_text(name))), right_trace(must_read(golden_text(name))) {
    // The texts of the right one have other numbers.
    left = decode(left_trace);
    right = decode(right_trace);
  }
  Event& operator[](std::size_t i) { return right.list[i]; }
  TextId text(std::string_view words) { return right_trace.strings.intern(words); }
  [[nodiscard]] std::string keys() const {
    const auto found = difference(left, right);
    return found ? std::to_string(found->event) + ": " + found->keys : "equal";
  }
  Trace left_trace, right_trace;
  Events left, right;
};

TEST(Equal, IsEveryExampleToItself) {
  for (const std::string& name : golden_names()) EXPECT_EQ(Two(name).keys(), "equal") << name;
}

TEST(Equal, IsNoExampleToAnother) {
  const std::vector<std::string> names = golden_names();
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    const Trace a = must_read(golden_text(names[i]));
    const Trace b = must_read(golden_text(names[i + 1]));
    EXPECT_FALSE(equal(decode(a), decode(b))) << names[i];
  }
}

TEST(Equal, ComparesHowATimerWasSetIfBothHaveThat) {
  Two two("timeout");
  ASSERT_FALSE(two.right.timers.empty());
  two.right.timers.front().after += 1;
  EXPECT_EQ(two.keys(), "equal");
  two.right.timers.front().set += std::chrono::nanoseconds(1);
  EXPECT_EQ(two.keys(), "8: cause");
  for (Event& e : two.right.list) e.setting = 0;
  EXPECT_EQ(two.keys(), "equal");
}

TEST(Equal, LeavesOutMetaTurnsTimersValuesAndTextsOfExceptions) {
  Two two("agen");
  two[0].name = two[0].text = two[0].end = two.text("other");
  for (Event& e : two.right.list) e.n += 7;
  for (Event& e : two.right.list) {
    if (e.cause.kind == Cause::Kind::timer) e.cause.id += 5;
    if (e.kind == Kind::agen_yield) e.text = 0;
    if (e.kind == Kind::co_end) e.text = two.text("'other'");
  }
  EXPECT_EQ(two.keys(), "equal");
  Two syntax("syntax");
  syntax[1].text = syntax.text("in other words");
  EXPECT_EQ(syntax.keys(), "equal");
}

TEST(Equal, ComparesWordsAndNotTheirNumbers) {
  Two two("two");
  const TextId late = two.text("a text that only the right one has");
  ASSERT_NE(late, 0U);
  std::string moved = "A start";
  two[12].text = two.text(moved);
  EXPECT_EQ(two.keys(), "equal");
}

TEST(Equal, NamesEveryKeyThatDiffers) {
  const auto keys_after = [](const std::string& name, auto change) {
    Two two(name);
    change(two);
    return two.keys();
  };
  EXPECT_EQ(keys_after("two", [](Two& two) { two[12].kind = Kind::agen_yield; }), "12: k");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[12].t += std::chrono::nanoseconds(1); }), "12: t");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[12].task = two[12].co = 9; }), "12: task, co");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[12].fn = 1; }), "12: fn");
  EXPECT_EQ(keys_after("nested", [](Two& two) { two[6].parent = 0; }), "6: parent");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[8].by = two[8].byco = 2; }), "8: by, byco");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[5].line = two[5].at = 3; }), "5: line, at");
  EXPECT_EQ(keys_after("agen", [](Two& two) { two[5].agen = false; }), "5: agen");
  EXPECT_EQ(keys_after("agen", [](Two& two) { two[5].text = two.text("3"); }), "5: args");
  EXPECT_EQ(keys_after("agen", [](Two& two) { two[5].text = 0; }), "5: args");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[31].how = How::raised; }), "31: how");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[32].why = Why::exit; }), "32: why");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[18].cause = {Cause::Kind::task, 1}; }), "18: cause");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[28].cause.id = 2; }), "28: cause");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[5].name = two.text("upload"); }), "5: name");
  EXPECT_EQ(keys_after("excgather", [](Two& two) { two[18].exc = 0; }), "18: exc");
  EXPECT_EQ(keys_after("excgather", [](Two& two) { two[21].thrown = two.text("KeyError"); }), "21: throw");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[12].text = two.text("A  start"); }), "12: text");
  EXPECT_EQ(keys_after("stream_print", [](Two& two) { two[11].end = 0; }), "11: end");
  EXPECT_EQ(keys_after("two", [](Two& two) { ++two.right.links[0].line; }), "9: chain");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[13].wait = Wait::future; }), "13: on.kind");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[13].call = two.text("wait"); }), "13: on.call");
  EXPECT_EQ(keys_after("two", [](Two& two) { two[13].delay = 2.5; }), "13: on.delay");
  EXPECT_EQ(keys_after("two", [](Two& two) { two.right.ids[1] = 2; }), "9: on.tasks");
  EXPECT_EQ(keys_after("block", [](Two& two) { two[14].delay = 2; }), "14: delay");
  EXPECT_EQ(keys_after("deadlock", [](Two& two) { two.right.ids[0] = 2; }), "6: blocked");
}

TEST(Equal, ShowsBothEvents) {
  Two two("deadlock");
  two[5].line = 9;
  EXPECT_EQ(difference(two.left, two.right)->message(),
            "event 5 differs in line:\n"
            "  left:  {\"i\": 5, \"t\": 0, \"n\": 1, \"k\": \"task.suspend\", \"task\": 1, \"co\": 1, \"line\": 2, "
            "\"chain\": [[1, 2]], \"on\": {\"call\": \"Event.wait\", \"kind\": \"future\"}}\n"
            "  right: {\"i\": 5, \"t\": 0, \"n\": 1, \"k\": \"task.suspend\", \"task\": 1, \"co\": 1, \"line\": 9, "
            "\"chain\": [[1, 2]], \"on\": {\"call\": \"Event.wait\", \"kind\": \"future\"}}");
}

TEST(Equal, ShowsThatOneTraceIsShorter) {
  Two two("deadlock");
  two.right.list.pop_back();
  const auto found = difference(two.left, two.right);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->event, 6U);
  EXPECT_THAT(found->message(), ::testing::HasSubstr("event 6 one trace ends here:\n  left:  {\"i\": 6"));
  EXPECT_THAT(found->message(), ::testing::EndsWith("right: (no such event)"));
}

TEST(InContext, ShowsAFewEventsAroundTheDifference) {
  Two two("two");
  two[12].text = two.text("A begins");
  two.right.list.resize(14);
  const std::string text = in_context(*difference(two.left, two.right), two.left, two.right);
  std::vector<std::string> begins;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) begins.push_back(line.substr(0, line.find(',')));
  EXPECT_THAT(begins, ::testing::ElementsAreArray({"event 12 differs in text", "  {\"i\": 9", "  {\"i\": 10",
                                                   "  {\"i\": 11", "- {\"i\": 12", "- {\"i\": 13", "- {\"i\": 14",
                                                   "+ {\"i\": 12", "+ {\"i\": 13"}));
  EXPECT_THAT(text, ::testing::HasSubstr("A start"));
  EXPECT_THAT(text, ::testing::HasSubstr("A begins"));
}

TEST(InContext, SaysWhichTraceEnds) {
  Two two("deadlock");
  two.right.list.pop_back();
  const std::string text = in_context(*difference(two.left, two.right), two.left, two.right);
  EXPECT_THAT(text, ::testing::StartsWith("event 6: one trace ends here\n"));
  EXPECT_THAT(text, ::testing::Not(::testing::HasSubstr("+ ")));
}

}  // namespace
}  // namespace trace
