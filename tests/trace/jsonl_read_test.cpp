#include "trace/formats/jsonl_read.hpp"

#include <gmock/gmock.h>
#include <random>

#include "trace/golden.hpp"

namespace trace {
namespace {

using testing::golden_names;
using testing::golden_text;
using testing::must_read;
using testing::written;

constexpr std::string_view kMeta =
    R"({"i": 0, "t": 0, "n": 0, "k": "meta", "v": 1, "impl": "x", "src": "x.py", "clock": "virtual", "unit": "ns"})"
    "\n";
constexpr std::string_view kCo =
    R"({"i": 1, "t": 0, "n": 0, "k": "co.new", "co": 1, "name": "main", "line": 6, "at": 9})"
    "\n";
constexpr std::string_view kTask =
    R"({"i": 2, "t": 0, "n": 0, "k": "task.new", "task": 1, "co": 1, "line": 9, "name": "main"})"
    "\n";

std::string event(int i, std::string_view rest) {
  return "{\"i\": " + std::to_string(i) + ", \"t\": 0, \"n\": 0, " + std::string(rest) + "}\n";
}
std::string after_meta(std::string_view rest) { return std::string(kMeta) + event(1, rest); }
/// The fourth line of a file that knows co 1 and task 1.
std::string after_task(std::string_view rest) {
  return std::string(kMeta) + std::string(kCo) + std::string(kTask) + event(3, rest);
}

Error error_of(std::string_view text) {
  ReadResult result = read_jsonl(text);
  if (auto* error = std::get_if<Error>(&result)) return *error;
  ADD_FAILURE() << "no error in: " << text;
  return {};
}

/// `events` as a file in which `event` lacks the key.
std::string without_key(const Events& events, const Event& event, std::string_view key) {
  std::string text;
  for (const Event& each : events.list) {
    std::string line;
    write_jsonl(line, events, each);
    if (each.i == event.i) line.replace(line.find("\"" + std::string(key) + "\": "), 2, "\"not the ");
    text += line;
  }
  return text;
}

struct Case {
  std::string text;
  std::string message;
  ErrorCode code;
};

TEST(JsonlRead, NamesLineAndReasonOfEveryError) {
  const std::vector<Case> cases{
      {"", "The file is empty: a trace has at least a meta and an end event.", ErrorCode::empty},
      {"\n \n", "The file is empty: a trace has at least a meta and an end event.", ErrorCode::empty},
      {"{\"i\" 0}\n",
       "line 1: this is not valid JSON: a comma, a colon, a bracket or a key is missing or out of place.",
       ErrorCode::bad_json},
      {std::string(kMeta) + "{\"i\": 01}\n", "line 2: this is not valid JSON: a number is malformed or too large.",
       ErrorCode::bad_json},
      {std::string(kMeta) + "{\"i\": tru}\n", "line 2: this is not valid JSON: true, false or null is misspelt.",
       ErrorCode::bad_json},
      {std::string(kMeta) + "{\"i\": \"\\q\"}\n", "line 2: this is not valid JSON: a string has a bad escape.",
       ErrorCode::bad_json},
      {std::string(kMeta) + "{\"i\": \"}\n\n", "line 2: this is not valid JSON: a string is not closed.",
       ErrorCode::bad_json},
      {std::string(kMeta) + "{\"i\": \"\x01\"}\n",
       "line 2: this is not valid JSON: a string contains a control character.", ErrorCode::bad_json},
      {std::string(kMeta) + "{\"i\": \"\xff\"}\n", "line 2, column 8: this is not valid UTF-8.", ErrorCode::not_utf8},
      {std::string(kMeta) + "[1]\n", "line 2: an event must be a JSON object.", ErrorCode::not_object},
      {std::string(kMeta) + "7\n", "line 2: an event must be a JSON object.", ErrorCode::not_object},
      {std::string(kMeta), "line 1: the file is cut short: its last event is not an end event.", ErrorCode::cut_short},
      {std::string(kMeta) + "{\"i\": 1, \"t\"", "line 2: the file is cut short: its last event is not an end event.",
       ErrorCode::cut_short},
      {"import asyncio", "line 1: this is not valid JSON: a comma, a colon, a bracket or a key is missing or out of place.", ErrorCode::bad_json},
      {event(0, R"("k": "end", "why": "ok")"), "line 1: the first event must be meta.", ErrorCode::first_not_meta},
      {std::string(kMeta) + std::string(kMeta), "line 2: only the first event may be meta.", ErrorCode::second_meta},
      {after_meta(R"("k": "end", "why": "ok")") + event(2, R"("k": "clock", "mode": "real")"),
       "line 3: there is an event after the end event.", ErrorCode::after_end},
      {event(0, R"("k": "meta", "v": 2, "impl": "x", "src": "x", "clock": "real", "unit": "ns")"),
       "line 1: the trace has version 2; this program reads version 1.", ErrorCode::wrong_version},
      {event(0, R"("k": "meta", "v": 1, "impl": "x", "src": "x", "clock": "real", "unit": "ms")"),
       "line 1: the unit of time is \"ms\", but must be \"ns\".", ErrorCode::wrong_unit},
      {R"({"i": 0, "t": 5, "n": 0, "k": "meta", "v": 1, "impl": "x", "src": "x", "clock": "real", "unit": "ns"})",
       "line 1: \"t\" is 5, but must be 0.", ErrorCode::wrong_value},
      {after_meta(R"("k": "task.pause", "task": 1)"), "line 2: there is no kind of event \"task.pause\".",
       ErrorCode::unknown_kind},
      {std::string(kMeta) + event(2, R"("k": "end", "why": "ok")"),
       "line 2: \"i\" is 2, but must count up: 1 comes next.", ErrorCode::not_counting},
      {after_meta(R"("k": "co.new", "co": 2, "name": "main")"), "line 2: \"co\" is 2, but must count up: 1 comes next.",
       ErrorCode::not_counting},
      {after_meta(R"("k": "fn.start", "fn": 3, "name": "f")"), "line 2: \"fn\" is 3, but must count up: 1 comes next.",
       ErrorCode::not_counting},
      {after_meta(R"("k": "co.new", "co": 1)"), "line 2: the key \"name\" is missing.", ErrorCode::missing_key},
      {after_meta(R"("k": "co.new", "co": 1, "name": null)"), "line 2: the key \"name\" is missing.",
       ErrorCode::missing_key},
      {std::string(kMeta) + "{}\n", "line 2: the key \"k\" is missing.", ErrorCode::missing_key},
      {after_meta(R"("k": "co.new", "co": 1, "name": 7)"), "line 2: \"name\" must be a string in quotes.",
       ErrorCode::wrong_type},
      {after_meta(R"("k": "co.new", "co": 1.5, "name": "f")"), "line 2: \"co\" must be a whole number, 0 or more.",
       ErrorCode::wrong_type},
      {after_meta(R"("k": "co.new", "co": 1, "name": "f", "line": -1)"),
       "line 2: \"line\" must be a whole number, 0 or more.", ErrorCode::wrong_type},
      {after_meta(R"("k": "co.new", "co": 1, "name": "f", "agen": 1)"), "line 2: \"agen\" must be true or false.",
       ErrorCode::wrong_type},
      {after_meta(R"("k": "block.begin", "delay": "3")"), "line 2: \"delay\" must be a number.", ErrorCode::wrong_type},
      {after_meta(R"("k": "end", "why": "ok", "blocked": 1)"), "line 2: \"blocked\" must be a list.",
       ErrorCode::wrong_type},
      {after_task(R"("k": "task.ready", "task": 1, "cause": 1)"), "line 4: \"cause\" must be an object in braces.",
       ErrorCode::wrong_type},
      {after_task(R"("k": "task.ready", "task": 1, "cause": {})"), "line 4: the key \"cause.timer\" is missing.",
       ErrorCode::missing_key},
      {after_task(R"("k": "task.ready", "task": 1, "cause": {"task": 2})"),
       "line 4: \"cause.task\" names 2, which no earlier event has made.", ErrorCode::unknown_id},
      {after_task(R"("k": "task.ready", "task": 1, "cause": {"timer": 4294967296})"),
       "line 4: \"cause.timer\" is 4294967296, but at most 1073741823 is possible.", ErrorCode::too_large},
      {after_meta(R"("k": "print", "text": "", "line": 16777216)"),
       "line 2: \"line\" is 16777216, but at most 16777215 is possible.", ErrorCode::too_large},
      {after_meta(R"("k": "end", "why": "tired")"),
       "line 2: \"why\" is \"tired\", but must be \"ok\", \"deadlock\", \"limit:events\", \"limit:turns\", "
       "\"limit:cpu\", \"error\", \"syntax\" or \"exit\".",
       ErrorCode::wrong_value},
      {after_meta(R"("k": "end", "why": "")"),
       "line 2: \"why\" is \"\", but must be \"ok\", \"deadlock\", \"limit:events\", \"limit:turns\", "
       "\"limit:cpu\", \"error\", \"syntax\" or \"exit\".",
       ErrorCode::wrong_value},
      {after_task(R"("k": "task.end", "task": 1, "how": "close")"),
       "line 4: \"how\" is \"close\", but must be \"return\", \"raise\" or \"cancel\".", ErrorCode::wrong_value},
      {after_task(R"("k": "co.start", "co": 1, "name": "other")"),
       "line 4: \"name\" is \"other\", but must be \"main\".", ErrorCode::wrong_value},
      {after_task(R"("k": "co.start", "co": 2)"), "line 4: \"co\" names 2, which no earlier event has made.",
       ErrorCode::unknown_id},
      {after_task(R"("k": "co.start", "co": 0)"), "line 4: \"co\" names 0, which no earlier event has made.",
       ErrorCode::unknown_id},
      {after_meta(R"("k": "end", "k": "end", "why": "ok")"), "line 2: the key \"k\" occurs twice.",
       ErrorCode::duplicate_key},
      {after_meta(R"("k": "end", "why": "ok", "mine": 1, "mine": 2)"), "line 2: the key \"mine\" occurs twice.",
       ErrorCode::duplicate_key},
      {after_task(R"("k": "task.ready", "task": 1, "cause": {"task": 1, "task": 1})"),
       "line 4: the key \"cause.task\" occurs twice.", ErrorCode::duplicate_key},
      {after_task(R"("k": "task.suspend", "task": 1, "co": 1, "line": 7, "chain": [[1, 7]], "on": {"kind": "nap"})"),
       "line 4: \"on.kind\" is \"nap\", but must be \"yield\", \"sleep\", \"future\", \"task\" or \"gather\".",
       ErrorCode::wrong_value},
  };
  for (const Case& c : cases) {
    const Error error = error_of(c.text);
    EXPECT_EQ(error.message(), c.message);
    EXPECT_EQ(name(error.code), name(c.code)) << c.text;
  }
}

TEST(JsonlRead, RequiresEveryKeyThatItsKindNeeds) {
  // A task.start without co and line used to bring decode() down.
  EXPECT_EQ(error_of(after_task(R"("k": "task.start", "task": 1)")).message(), "line 4: the key \"co\" is missing.");
  const Trace trace = must_read(testing::file_text(std::filesystem::path(COROSCOPE_SOURCE_DIR) /
                                                   "tests/trace/every_kind.jsonl"));
  const Events events = decode(trace);
  std::size_t tried = 0;
  for (const Event& event : events.list) {
    for (const Key& key : row_of(event.kind).keys()) {
      if (key.need == Need::optional || key.type == Type::line || key.type == Type::co_name) continue;
      const Error error = error_of(without_key(events, event, key.name));
      EXPECT_EQ(error.message(), "line " + std::to_string(event.i + 1) + ": the key \"" + std::string(key.name) +
                                     "\" is missing.");
      ++tried;
    }
  }
  EXPECT_GT(tried, 80U);
}

TEST(JsonlRead, TakesAnEventWithoutItsLine) {
  const std::string text = std::string(kMeta) + event(1, R"("k": "co.new", "co": 1, "name": "main")") +
                           event(2, R"("k": "task.new", "task": 1, "co": 1, "name": "main")") +
                           event(3, R"("k": "task.start", "task": 1, "co": 1)") +
                           event(4, R"("k": "co.start", "co": 1, "name": "main", "task": 1)") +
                           event(5, R"("k": "agen.yield", "task": 1, "co": 1)") +
                           event(6, R"("k": "end", "why": "limit:turns")");
  EXPECT_EQ(written(must_read(text)), text);
}

TEST(JsonlRead, TakesKeysInAnyOrder) {
  const std::string text =
      std::string(kMeta) + R"({"name": "main", "k": "co.new", "co": 1, "n": 0, "t": 0, "i": 1})" "\n" +
      R"({"name": "main", "co": 1, "later": {"co": 9}, "k": "task.new", "i": 2, "t": 0, "task": 1, "n": 0})" "\n" +
      R"({"why": "ok", "i": 3, "k": "end", "n": 0, "t": 0})" "\n";
  EXPECT_EQ(written(must_read(text)), std::string(kMeta) + event(1, R"("k": "co.new", "co": 1, "name": "main")") +
                                          event(2, R"("k": "task.new", "task": 1, "co": 1, "name": "main")") +
                                          event(3, R"("k": "end", "why": "ok")"));
}

TEST(JsonlRead, RefusesAChainThatDoesNotFit) {
  for (const std::string chain : {"[]", "[[1, 8]]", "[[1]]", "[1, 7]", "[[1, 7, 1]]", "[[1, 7], [1, 7]]"}) {
    const Error error = error_of(after_task(R"("k": "task.suspend", "task": 1, "co": 1, "line": 7, "chain": )" + chain +
                                            R"(, "on": {"kind": "yield"})"));
    EXPECT_EQ(error.code, ErrorCode::wrong_chain) << chain;
    EXPECT_EQ(error.line, 4U);
  }
}

TEST(JsonlRead, GivesArgumentsForOtherLanguages) {
  const Error error = error_of(after_task(R"("k": "co.start", "co": 7)"));
  EXPECT_EQ(name(error.code), "unknown_id");
  EXPECT_EQ(error.argument("key"), "co");
  EXPECT_EQ(error.argument("found"), "7");
  EXPECT_EQ(error.argument("nothing"), "");
}

TEST(JsonlRead, IgnoresUnknownKeysBlankLinesCarriageReturnsAndAByteOrderMark) {
  std::string text = "\xEF\xBB\xBF";
  for (const char c : golden_text("deadlock")) {
    if (c == '{' && text.back() != ' ') {
      text += "{\"later\": [1, {}], ";
    } else {
      text += c == '\n' ? "\r\n\n" : std::string(1, c);
    }
  }
  EXPECT_EQ(written(must_read(text)), golden_text("deadlock"));
}

TEST(JsonlRead, KeepsTextsWithZeroBytes) {
  const std::string text = after_meta(R"("k": "print", "text": "a\u0000b")") + event(2, R"("k": "end", "why": "ok")");
  EXPECT_EQ(written(must_read(text)), text);
}

TEST(JsonlRead, KeepsWhatOtherWritersMayLeaveDifferent) {
  // A task with a name of its own, a co.start on a decorator's line, a generator that two coroutines go on with.
  const std::string text =
      std::string(kMeta) + std::string(kCo) + event(2, R"("k": "task.new", "task": 1, "co": 1, "name": "Task-1")") +
      event(3, R"("k": "co.start", "co": 1, "name": "main", "task": 1, "line": 5)") +
      event(4, R"("k": "co.new", "co": 2, "name": "first", "line": 1, "task": 1, "by": 1)") +
      event(5, R"("k": "co.new", "co": 3, "name": "ticks", "line": 2, "task": 1, "by": 1, "agen": true)") +
      event(6, R"("k": "co.start", "co": 2, "name": "first", "task": 1, "parent": 1, "line": 1)") +
      event(7, R"("k": "co.start", "co": 3, "name": "ticks", "task": 1, "parent": 2, "line": 2)") +
      event(8, R"("k": "task.suspend", "task": 1, "co": 3, "line": 3, "chain": [[1, 7], [2, 8], [3, 3]], )"
               R"("on": {"call": "wait", "kind": "future", "tasks": [1]})") +
      event(9, R"("k": "task.resume", "task": 1, "co": 3, "line": 3)") +
      event(10, R"("k": "agen.yield", "task": 1, "co": 3, "line": 4, "value": "")") +
      event(11, R"("k": "co.end", "co": 2, "task": 1, "how": "return", "value": "'한글…")") +
      event(12, R"("k": "task.suspend", "task": 1, "co": 3, "line": 3, "chain": [[1, 9], [3, 3]], )"
                R"("on": {"call": "sleep", "delay": 0.125, "kind": "sleep"})") +
      event(13, R"("k": "task.cancel", "task": 1, "by": 1, "byco": 1, "line": 4)") +
      event(14, R"("k": "end", "why": "limit:turns", "blocked": [1])");
  EXPECT_EQ(written(must_read(text)), text);
}

TEST(JsonlRead, TakesAValueOnlyOfWhatReturned) {
  const auto with = [](std::string_view how, std::string_view value) {
    return std::string(kMeta) + event(1, R"("k": "fn.start", "fn": 1, "name": "f")") +
           event(2, R"("k": "fn.end", "fn": 1, "how": ")" + std::string(how) + "\"" + std::string(value)) +
           event(3, R"("k": "end", "why": "ok")");
  };
  const std::string_view value = R"(, "value": "1")";
  EXPECT_EQ(written(must_read(with("return", value))), with("return", value));
  EXPECT_EQ(written(must_read(with("raise", value))), with("raise", ""));
}

TEST(JsonlRead, SurvivesAFileCutAtEveryByte) {
  const std::string text = golden_text("stream_print");
  for (std::size_t size = 0; size < text.size(); ++size) {
    const ReadResult result = read_jsonl(std::string_view(text).substr(0, size));
    if (size + 1 == text.size()) {
      EXPECT_TRUE(std::holds_alternative<Trace>(result)) << "only the last newline is missing";
    } else {
      ASSERT_TRUE(std::holds_alternative<Error>(result)) << size;
      const ErrorCode code = std::get<Error>(result).code;
      EXPECT_EQ(name(code), name(size == 0 ? ErrorCode::empty : ErrorCode::cut_short)) << size;
    }
  }
}

TEST(JsonlRead, SurvivesAFileWithBrokenBytes) {
  std::mt19937 random(20240229);
  const std::vector<std::string> names = golden_names();
  std::size_t valid = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string text = golden_text(names[random() % names.size()]);
    for (std::size_t flips = 1 + random() % 3; flips > 0; --flips) {
      text[random() % text.size()] = static_cast<char>(random() % 4 == 0 ? random() : '0' + random() % 10);
    }
    const ReadResult result = read_jsonl(text);
    if (const auto* trace = std::get_if<Trace>(&result)) {
      ++valid;
      const std::string again = written(*trace);
      EXPECT_EQ(written(must_read(again)), again);
    } else {
      EXPECT_FALSE(std::get<Error>(result).message().empty());
    }
  }
  EXPECT_GT(valid, 20U) << "too few of the changed files were still traces";
  EXPECT_LT(valid, 1500U);
}

TEST(JsonlRead, TakesALineOfTenMegabytes) {
  const std::string text = after_meta("\"k\": \"print\", \"text\": \"" + std::string(10'000'000, 'x') + "\"") +
                           event(2, R"("k": "end", "why": "ok")");
  const Trace trace = must_read(text);
  const Events events = decode(trace);
  ASSERT_EQ(events.list.size(), 3U);
  EXPECT_EQ(events.text(events.list[1].text).size(), 10'000'000U);
  EXPECT_EQ(written(trace), text);
}

TEST(JsonlRead, TakesDeepNestingAsAnError) {
  EXPECT_EQ(error_of(std::string(100'000, '[') + "\n").code, ErrorCode::bad_json);
}

TEST(JsonlRead, AKeyThatOccursTwiceAmongManyIsFound) {
  std::string many = R"("k": "end", "why": "ok")";
  for (int i = 0; i < 5000; ++i) many += ", \"x" + std::to_string(i) + "\": 0";
  EXPECT_TRUE(std::holds_alternative<Trace>(read_jsonl(after_meta(many))));
  EXPECT_EQ(error_of(after_meta(many + R"(, "x7": 1)")).message(), "line 2: the key \"x7\" occurs twice.");
  EXPECT_EQ(error_of(after_meta(many + R"(, "why": "ok")")).message(), "line 2: the key \"why\" occurs twice.");
}

TEST(JsonlRead, AnErrorIsShortHoweverLongTheWord) {
  const std::string word(1'000'000, 'x');
  EXPECT_LT(error_of(after_meta("\"k\": \"" + word + "\"")).message().size(), 200U);
  EXPECT_LT(error_of(after_meta(R"("k": "end", "why": ")" + word + "\"")).message().size(), 200U);
  EXPECT_LT(error_of(after_meta("\"k\": \"end\", \"" + word + "\": 1, \"" + word + "\": 1")).message().size(), 200U);
}

}  // namespace
}  // namespace trace
