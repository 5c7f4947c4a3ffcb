// Every claim of every sentence, at every event, against a replay of the trace that knows nothing of the timeline.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include "claims/check.hpp"
#include "conformance/generate.hpp"
#include "lessons/catalogue.hpp"
#include "lessons/record.hpp"
#include "programs/interpret.hpp"
#include "programs/python.hpp"
#include "programs/text_form.hpp"
#include "support/random_programs.hpp"
#include "text/words.hpp"
#include "timeline/build.hpp"
#include "timeline/locate.hpp"
#include "timeline/loop_statements.hpp"
#include "timeline/narration.hpp"
#include "timeline/run_sentence.hpp"
#include "timeline/span_statements.hpp"
#include "timeline/task_maker.hpp"
#include "timeline/unborn.hpp"
#include "trace/open.hpp"

namespace claims {
namespace {

using timeline::Moment;
using timeline::Position;
using timeline::Statement;
using timeline::Timeline;

struct Tally {
  std::size_t traces = 0, events = 0, claims = 0, wrong = 0;
  std::set<std::string> told;  // each false claim once
};

constexpr std::size_t kAllOf = 400;

void add(std::vector<Statement>& said, const std::vector<timeline::LoopStatement>& more) {
  for (const timeline::LoopStatement& one : more) said.push_back(one.said);
}

/// What the event loop panel says.
void add_panel(std::vector<Statement>& said, const Timeline& timeline, const trace::Events& events, const Moment& moment) {
  said.push_back(timeline::thread_statement(timeline, events, moment).said);
  if (timeline.why == trace::Why::syntax) return;
  if (const Statement none = timeline::no_loop_statement(timeline, moment); !none.key.empty()) {
    said.push_back(none);
    return;
  }
  add(said, timeline::ready_statements(timeline, events, moment, kAllOf));
  add(said, timeline::timer_statements(moment, kAllOf));
  add(said, timeline::wait_statements(events, moment, kAllOf));
  const auto tasks = timeline::task_statements(timeline, events, moment, kAllOf);
  add(said, tasks);
  for (const timeline::LoopStatement& task : tasks) {
    const auto id = static_cast<Id>(task.said.about.number);
    said.push_back(timeline::task_maker(timeline, events, id));
    said.push_back(timeline::task_now(timeline, moment, id));
  }
}

/// What the bars at the playhead say, and their lanes.
void add_lanes(std::vector<Statement>& said, const Timeline& timeline, const trace::Events& events, const Moment& moment) {
  for (timeline::LaneIndex lane = 0; lane < std::ssize(timeline.lanes); ++lane) {
    if (lane > 0 && moment.lane(lane).born) said.push_back(timeline::origin_statement(timeline, events, moment, lane));
    const timeline::Span* const span = moment.span(timeline, lane);
    if (span == nullptr || moment.finished) continue;
    said.push_back(timeline::label_statement(timeline, events, lane, *span));
    said.push_back(timeline::span_statement(timeline, events, lane, *span));
    if (span->state == timeline::State::idle) said.push_back(timeline::idle_statement(*span));
    if (span->state != timeline::State::waiting) continue;
    if (auto cut = timeline::cut_short(timeline, events, *span)) {
      cut->about.co = lane;
      said.push_back(*cut);
    }
    if (const auto late = timeline::late_end(timeline, lane, *span)) said.push_back(*late);
  }
}

/// Everything that is said at one position of a run.
std::vector<Statement> said_at(const Timeline& timeline, const trace::Events& events, const Moment& moment) {
  std::vector<Statement> said{timeline::narration_statement(timeline, events, moment),
                              timeline::run_statement(timeline, events, moment)};
  add_panel(said, timeline, events, moment);
  add_lanes(said, timeline, events, moment);
  for (const timeline::Unborn& one : timeline::unborn(timeline, moment))
    if (const auto why = timeline::unborn_statement(timeline, events, moment, one.lane)) said.push_back(*why);
  return said;
}

/// Walks through one trace.
class Walk {
 public:
  Walk(const std::string& name, const trace::Events& events, Tally& tally)
      : name_(name), events_(events), timeline_(timeline::build(events)), tally_(tally) {}

  void run() {
    ++tally_.traces;
    World world(events_);
    look(world, {});
    for (const Event& event : events_.list) {
      if (event.kind == trace::Kind::meta) continue;
      world.take(event);
      if (event.kind == trace::Kind::end) {
        look(world, timeline_.end);
        break;
      }
      ++tally_.events;
      const Position after = timeline::after_event(timeline_, event.i);
      if (after != timeline_.end) look(world, after);
      const Event& next = events_.list[event.i + 1];
      const auto gap = next.t - event.t;
      if (gap.count() > 1) look(world, {event.t + gap / 2, Position::kAll});
    }
  }

 private:
  void look(const World& world, Position at) {
    const Moment moment = timeline::moment_at(timeline_, events_, at);
    for (const Statement& said : said_at(timeline_, events_, moment)) {
      const std::string wrong = check(world, timeline_, said, tally_.claims);
      if (wrong.empty()) continue;
      ++tally_.wrong;
      if (tally_.told.insert(wrong).second)
        ADD_FAILURE() << name_ << " after event " << (world.last() == nullptr ? 0 : world.last()->i) << " at "
                      << trace::in_seconds(at.t) << ": " << wrong;
    }
  }

  std::string name_;
  const trace::Events& events_;
  Timeline timeline_;
  Tally& tally_;
};

void tell(const Tally& tally) {
  EXPECT_EQ(tally.wrong, 0U);
  EXPECT_GT(tally.traces, 0U);
  std::cout << fmt::format("{} traces, {} events, {} claims, {} false\n", tally.traces, tally.events, tally.claims,
                           tally.wrong);
}

void walk_file(const std::filesystem::path& path, Tally& tally) {
  trace::ReadResult result = trace::open(path);
  const auto* const trace = std::get_if<trace::Trace>(&result);
  ASSERT_NE(trace, nullptr) << path;
  const trace::Events events = trace::decode(*trace);
  Walk(path.filename().string(), events, tally).run();
}

void walk_folder(const std::filesystem::path& folder, Tally& tally) {
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".jsonl") walk_file(entry.path(), tally);
}

const std::filesystem::path kSource = COROSCOPE_SOURCE_DIR;

TEST(Claims, OfEveryGoldenTraceAreTrue) {
  Tally tally;
  walk_folder(kSource / "tests" / "golden", tally);
  tell(tally);
}

TEST(Claims, OfEveryRecordedCaseAreTrue) {
  Tally tally;
  walk_folder(kSource / "tests" / "claims" / "kept", tally);
  tell(tally);
}

TEST(Claims, OfEveryLessonAreTrue) {
  Tally tally;
  const auto catalogue = lessons::Catalogue::load(kSource / "assets");
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    lessons::Values values;
    for (const lessons::Parameter& parameter : lesson.parameters) values.push_back(parameter.default_s);
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      const auto trace = lessons::record(lesson, run, values, text::Language::en, coro::ClockKind::virtual_time);
      const trace::Events events = trace::decode(*trace);
      Walk(lesson.id + "/" + lesson.runs[run].id, events, tally).run();
    }
  }
  tell(tally);
}

TEST(Claims, EverySentenceOfTheNarrationIsInTheTable) {
  const text::Words words = text::Words::load(kSource / "assets" / "text", text::Language::en);
  for (const std::string& key : words.keys()) {
    const bool part = key.ends_with(".lead") || key.ends_with(".rest");
    if (!key.starts_with("narration.") || !part) continue;
    EXPECT_TRUE(timeline::is_listed(key.substr(0, key.size() - 5))) << key;
  }
  for (const std::string& key : words.keys()) {
    const bool whole = key == "unborn.made" || key == "unborn.called";
    if (!whole && (key.starts_with("run_sentence.") || key.starts_with("unborn.") || key.starts_with("label."))) {
      EXPECT_TRUE(timeline::is_listed(key)) << key;
    }
  }
}

// The replay itself must be able to say no.
TEST(Claims, AFalseOneIsFound) {
  trace::ReadResult result = trace::open(kSource / "tests" / "golden" / "gather.jsonl");
  const trace::Events events = trace::decode(std::get<trace::Trace>(result));
  const Timeline timeline = timeline::build(events);
  World world(events);
  for (std::uint32_t i = 1; i <= 20; ++i) world.take(events.list[i]);  // all three sleep
  const trace::Due kAt3(std::chrono::seconds(3));
  std::size_t count = 0;
  const auto wrong = [&](const Statement& said) { return check(world, timeline, said, count); };
  EXPECT_EQ(wrong({"run_sentence.together_for", {.other = 1, .number = 3, .t = kAt3}, "run_sentence.until_same"}), "");
  EXPECT_NE(wrong({"run_sentence.together_for", {.other = 1, .number = 4, .t = kAt3}, "run_sentence.until_same"}), "");
  EXPECT_NE(wrong({"run_sentence.together", {.number = 3, .t = kAt3}, "run_sentence.until_same"}), "");
  EXPECT_NE(wrong({"run_sentence.until_same", {.t = trace::Due(std::chrono::seconds(2))}}), "");
  EXPECT_NE(wrong({"narration.state.alone_awaited", {.co = 2, .other = 1}}), "");
  EXPECT_NE(wrong({"run_sentence.last", {.co = 3, .other = 2, .t = kAt3}}), "");
  EXPECT_NE(wrong({"hover.late", {.co = 2, .other = 1, .t = kAt3}}), "");
  EXPECT_NE(wrong({"loop.waits_worker", {.co = 2}}), "");
  EXPECT_NE(wrong({"run_sentence.alone_left", {.co = 1}}), "");
  EXPECT_NE(wrong({"run_sentence.runs", {.co = 1}}), "");
  EXPECT_NE(wrong({"run_sentence.no_task"}), "");
  EXPECT_NE(wrong({"no such sentence"}), "");
}

void walk_program(const std::string& name, programs::Program program, Tally& tally) {
  (void)programs::to_python(program);
  const programs::Run run = programs::interpret(program);
  const trace::Events events = trace::decode(*run.trace);
  Walk(name, events, tally).run();
}

TEST(Claims, OfKeptProgramsAreTrue) {
  Tally tally;
  for (const auto& entry : std::filesystem::directory_iterator(kSource / "tests" / "conformance" / "found")) {
    std::ifstream file(entry.path());
    const std::string text(std::istreambuf_iterator<char>(file), {});
    walk_program(entry.path().filename().string(), programs::read(text), tally);
  }
  tell(tally);
}

// COROSCOPE_CLAIMS=100000: as many.
TEST(Claims, OfRandomProgramsAreTrue) {
  Tally tally;
  const std::uint64_t count = ui_test::random_programs("COROSCOPE_CLAIMS");
  for (std::uint64_t seed = 1; seed <= count && tally.told.size() < 20; ++seed)
    walk_program("seed " + std::to_string(seed), conformance::generate(seed), tally);
  tell(tally);
}

}  // namespace
}  // namespace claims
