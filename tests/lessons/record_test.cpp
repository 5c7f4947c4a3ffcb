#include "lessons/record.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

#include "lessons/listing.hpp"
#include "lessons/observed.hpp"
#include "lessons/programs.hpp"
#include "lessons/source.hpp"
#include "lessons/stops.hpp"
#include "trace/check.hpp"
#include "trace/formats/jsonl_read.hpp"
#include "trace/jsonl_write.hpp"

namespace lessons {
namespace {

using lessons::testing::catalogue;
using lessons::testing::Observed;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using text::Language;
using trace::Event;
using trace::Kind;

/// Calls `check` with every run of every lesson.
template <class Check>
void for_every_run(Check check) {
  for (const Lesson& lesson : catalogue().lessons()) {
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      SCOPED_TRACE(lesson.id + "/" + lesson.runs[run].id);
      check(lesson, run);
    }
  }
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string jsonl(const trace::Trace& trace) {
  std::string text;
  trace::write_jsonl(text, trace);
  return text;
}

/// What a run on the real clock had printed at each of its waits.
std::vector<std::size_t> printed_at_waits(const std::string& id, std::size_t run, const Values& values) {
  std::vector<std::size_t> printed;
  const auto waiting = [&](const trace::Trace& so_far, std::chrono::nanoseconds now,
                           std::chrono::steady_clock::time_point until) {
    const trace::Events events = trace::decode(so_far);
    EXPECT_NE(events.list.back().kind, Kind::end);
    EXPECT_LE(events.list.back().t, now);
    printed.push_back(static_cast<std::size_t>(std::ranges::count(events.list, Kind::print, &Event::kind)));
    std::this_thread::sleep_until(until);
  };
  const auto trace = record(*catalogue().find(id), run, values, Language::en, coro::ClockKind::real_time, waiting);
  EXPECT_EQ(trace::decode(*trace).list.back().kind, Kind::end);
  return printed;
}

TEST(Record, ARunOnTheRealClockTellsOfItselfAtEachWait) {
  using ::testing::ElementsAre;
  // Plain calls hold the thread, each after its own line; gathered ones wait together, after all three.
  EXPECT_THAT(printed_at_waits("nine-or-three", 0, {0.01, 0.01, 0.01}), ElementsAre(1, 3, 5));
  const auto gathered = printed_at_waits("nine-or-three", 2, {0.03, 0.02, 0.01});
  ASSERT_FALSE(gathered.empty());
  EXPECT_EQ(gathered.front(), 3U);
  EXPECT_TRUE(std::ranges::is_sorted(gathered));
}

TEST(Record, ARunOnVirtualTimeDoesNotWait) {
  const Lesson& lesson = *catalogue().find("gather");
  const auto never = [](const trace::Trace&, std::chrono::nanoseconds, std::chrono::steady_clock::time_point) {
    FAIL();
  };
  record(lesson, 0, lesson.defaults(), Language::en, coro::ClockKind::virtual_time, never);
}

TEST(Program, IsCompiledForEveryRun) {
  for_every_run([](const Lesson& lesson, std::size_t run) {
    const Source& source = *lesson.runs[run].source;
    EXPECT_EQ(find_program(source.id) == nullptr, source.cpp.empty());
  });
  EXPECT_EQ(find_program("gather"), nullptr);
  EXPECT_EQ(find_program(""), nullptr);
}

TEST(Program, SaysSoWhenItRunsWithoutSettings) {
  EXPECT_THROW(programs::delay("call_api_1"), std::logic_error);
  EXPECT_THROW(programs::words("request"), std::logic_error);
}

TEST(Record, NamesItsSourceByLessonAndRun) {
  const Lesson& lesson = *catalogue().find("nine-or-three");
  const auto trace = record(lesson, *lesson.run("gather"), {3, 3, 3}, Language::en, coro::ClockKind::virtual_time);
  const trace::Events events = trace::decode(*trace);
  EXPECT_EQ(events.text(events.list.front().text), "nine-or-three/gather.py");
  EXPECT_EQ(events.text(events.list.front().end), "virtual");
}

TEST(Record, PrintsInTheLanguageAskedFor) {
  const Lesson& lesson = *catalogue().find("two-downloads");
  const auto trace = record(lesson, 0, {2, 2}, Language::ko, coro::ClockKind::virtual_time);
  EXPECT_THAT(jsonl(*trace), HasSubstr("\"A: 시작\""));
  EXPECT_THAT(jsonl(*trace), HasSubstr("\"B: 완료\""));
}

TEST(Record, GivesTheSameTraceTwice) {
  for_every_run([](const Lesson& lesson, std::size_t run) {
    const auto once = record(lesson, run, lesson.defaults(), Language::ko, coro::ClockKind::virtual_time);
    const auto again = record(lesson, run, lesson.defaults(), Language::ko, coro::ClockKind::virtual_time);
    EXPECT_EQ(jsonl(*once), jsonl(*again));
  });
}

/// The events but for what the lesson prints and how it is called, one a line.
std::string skeleton(const trace::Events& events) {
  std::string text;
  for (const Event& e : events.list) {
    if (e.kind == Kind::print || e.kind == Kind::meta) continue;
    text += fmt::format("{} {} {} task {} co {} parent {} by {} {} cause {} {} wait {} delay {} chain",
                        trace::name(e.kind), e.t.count(), e.n, e.task, e.co, e.parent, e.by, e.byco,
                        static_cast<int>(e.cause.kind), e.cause.id, trace::name(e.wait), e.delay);
    for (const trace::Link& link : events.chain(e)) text += fmt::format(" {}", link.co);
    for (const trace::Id task : events.tasks(e)) text += fmt::format(" on {}", task);
    text += "\n";
  }
  return text;
}

TEST(Record, BreaksNoRuleOfATraceAtAnySetting) {
  for_every_run([](const Lesson& lesson, std::size_t run) {
    for (const double delay : {0.0, 0.25, 3.0, kMaxDelay}) {
      Values values = lesson.defaults();
      for (std::size_t i = 0; i < values.size(); ++i) values[i] = delay / static_cast<double>(i + 1);
      const auto trace = record(lesson, run, values, Language::ko, coro::ClockKind::virtual_time);
      for (const trace::Violation& each : trace::check(trace::decode(*trace))) {
        ADD_FAILURE() << "event " << each.event << " breaks " << trace::name(each.rule) << ": " << each.message;
      }
    }
  });
}

TEST(Record, EndsWhatDoesNotEndByItself) {
  // The spinner gives its turn back and is ready again at once, so that no timer ever comes.
  const Observed seen("two-chunks", "spinner", {2, 2, 0});
  EXPECT_EQ(seen.why(), trace::Why::limit_turns);
}

TEST(Record, SuspendsAndResumesAsCPythonDoes) {
  const std::pair<std::string, std::string> pairs[] = {{"gather", "gather.jsonl"}, {"sequential-await", "seq.jsonl"}};
  for (const auto& [id, file] : pairs) {
    const auto result = trace::read_jsonl(read(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests/golden" / file));
    ASSERT_TRUE(std::holds_alternative<trace::Trace>(result)) << file;
    const Observed ours(id, id, {3, 3, 3});
    EXPECT_EQ(skeleton(ours.events()), skeleton(trace::decode(std::get<trace::Trace>(result)))) << id;
  }
}

TEST(Record, OnTheRealClockHappensInTheSameOrder) {
  // Far enough apart for a busy machine, and different, so that no order rests on a tie.
  const std::map<std::string, Values> brief{
      {"coroutine-object", {0.01, 0.02}},       {"blocking", {0.02, 0.01, 0.03}}, {"gather", {0.15, 0.05, 0.25}},
      {"sequential-await", {0.02, 0.01, 0.03}}, {"two-chunks", {0.02, 0.01, 1}},  {"two-downloads", {0.05, 0.15}}};
  for (const auto& [id, values] : brief) {
    const Observed in_virtual_time(id, id, values);
    const Observed in_real_time(id, id, values, coro::ClockKind::real_time);
    EXPECT_EQ(in_real_time.texts(), in_virtual_time.texts()) << id;
    EXPECT_GE(in_real_time.total(), in_virtual_time.total()) << id;
    EXPECT_LT(in_real_time.total(), in_virtual_time.total() + 1.0) << id;
  }
}

/// What the Python listing must have at the line of an event; nothing where that is not looked at.
std::string expected_at_line(const trace::Events& events, const Event& event, const std::string& name) {
  if (event.kind == Kind::print) return "print(";
  if (event.kind == Kind::block_begin || event.kind == Kind::block_end) return "time.sleep(";
  if (event.kind == Kind::task_suspend && event.wait == trace::Wait::sleep) return "await asyncio.sleep(";
  if (event.kind == Kind::task_suspend && event.wait == trace::Wait::gather) {
    return events.text(event.call) == "TaskGroup" ? "async with asyncio.TaskGroup(" : "await asyncio.gather(";
  }
  if (event.kind == Kind::co_start || event.kind == Kind::co_new || event.kind == Kind::fn_start) {
    const std::string own = "def " + std::string(events.text(event.name));
    return event.kind == Kind::co_new && event.line == event.at ? "asyncio." + std::string(events.text(event.name))
                                                                : own;
  }
  if (event.kind == Kind::task_start) return "def " + name;
  return "";
}

TEST(Record, TellsTheLinesOfThePythonListing) {
  for_every_run([](const Lesson& lesson, std::size_t run) {
    const Observed seen(lesson, lesson.runs[run].id, lesson.defaults(), coro::ClockKind::virtual_time);
    const Listing shown = listing(lesson, run, Code::python, lesson.defaults(), Language::en);
    const auto line = [&](std::uint32_t k) { return k == 0 ? std::string("no line") : shown.lines.at(k - 1); };
    for (const Event& event : seen.events().list) {
      const std::string expected = expected_at_line(seen.events(), event, seen.who(event));
      if (!expected.empty()) {
        EXPECT_THAT(line(event.line), HasSubstr(expected)) << trace::name(event.kind);
      }
      if (event.kind == Kind::co_new || event.kind == Kind::fn_start) {
        EXPECT_THAT(line(event.at), HasSubstr(std::string(seen.events().text(event.name)) + "("));
        const bool own = definition_line(*lesson.runs[run].source, seen.events().text(event.name)) != 0;
        EXPECT_EQ(event.at != event.line, own) << "one of asyncio's own has no definition in the listing";
      }
      for (const trace::Link& link : seen.events().chain(event)) {
        EXPECT_THAT(line(link.line), AnyOf(HasSubstr("await "), HasSubstr("async with "), HasSubstr("async for ")));
      }
    }
  });
}

TEST(StopEvents, OfEveryLessonHappenAtItsDefaultsInTheOrderWritten) {
  for_every_run([](const Lesson& lesson, std::size_t index) {
    const auto& run = lesson.runs[index];
    const Observed seen(lesson, run.id, lesson.defaults(), coro::ClockKind::virtual_time);
    const auto stops = stop_events(run, seen.events());
    // In a program that Python refuses nothing happens but its error. An edit stops where its run does.
    const std::size_t fewest = run.edit_of ? 0U : seen.why() == trace::Why::syntax ? 1U : 3U;
    ASSERT_GE(run.stops.size(), fewest);
    ASSERT_EQ(stops.size(), run.stops.size());
    for (std::size_t i = 0; i < stops.size(); ++i) {
      const Words* sentence = stop_sentence(run, seen.events(), stops[i]);
      ASSERT_NE(sentence, nullptr);
      EXPECT_EQ(sentence->ko, run.stops[i].sentence.ko);
    }
  });
}

}  // namespace
}  // namespace lessons
