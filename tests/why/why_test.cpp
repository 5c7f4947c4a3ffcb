// The critical path of lessons and of random programs: it adds up, and what it says of other delays comes true.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "conformance/generate.hpp"
#include "lessons/catalogue.hpp"
#include "lessons/record.hpp"
#include "programs/text_form.hpp"
#include "support/random_programs.hpp"
#include "trace/open.hpp"
#include "why/tally.hpp"

namespace why {
namespace {

const std::filesystem::path kSource = COROSCOPE_SOURCE_DIR;

// COROSCOPE_WHY=100000: as many.
TEST(Why, OfRandomProgramsComesTrue) {
  Tally tally;
  const std::uint64_t count = ui_test::random_programs("COROSCOPE_WHY");
  for (std::uint64_t seed = 1; seed <= count; ++seed)
    try_program("seed " + std::to_string(seed), conformance::generate(seed), tally);
  print(tally);
}

TEST(Why, OfKeptProgramsComesTrue) {
  Tally tally;
  for (const auto& entry : std::filesystem::directory_iterator(kSource / "tests" / "conformance" / "found")) {
    std::ifstream file(entry.path());
    const std::string text(std::istreambuf_iterator<char>(file), {});
    try_program(entry.path().filename().string(), programs::read(text), tally);
  }
  print(tally);
}

void adds_up(const std::string& name, const trace::Events& events, Tally& tally) {
  const timeline::CriticalPath path = timeline::critical_path(events);
  EXPECT_EQ(tiling(path), "") << name;
  ++tally.programs;
  tally.events += events.list.size();
  tally.segments += path.segments.size();
  tally.waits += path.waits.size();
  for (const auto& segment : path.segments) {
    const bool known = segment.kind < timeline::Segment::Kind::run;
    tally.gap += known ? 0 : 1;
    EXPECT_TRUE(!known || path.waits.at(segment.wait).is_critical()) << name;
  }
  for (const timeline::Wait& wait : path.waits) {
    tally.on_path += wait.on_path ? 1 : 0;
    tally.tied += wait.is_critical() && wait.gain.count() == 0 ? 1 : 0;
  }
}

/// The defaults; each at its least; each at its most; odd fractions.
lessons::Values values_of(const lessons::Lesson& lesson, int setting) {
  lessons::Values values;
  double part = 0.37;
  for (const lessons::Parameter& one : lesson.parameters) {
    part = part * 7.3 - static_cast<int>(part * 7.3);
    const double odd = one.min_s + (one.max_s - one.min_s) * part;
    values.push_back(setting == 0 ? one.default_s : setting == 1 ? one.min_s : setting == 2 ? one.max_s : odd);
  }
  return values;
}

TEST(Why, OfEveryLessonAddsUp) {
  Tally tally;
  const auto catalogue = lessons::Catalogue::load(kSource / "assets");
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      for (int setting = 0; setting < 4; ++setting) {
        const auto trace = lessons::record(lesson, run, values_of(lesson, setting), text::Language::en, coro::ClockKind::virtual_time);
        adds_up(lesson.id + "/" + lesson.runs[run].id, trace::decode(*trace), tally);
      }
    }
  }
  EXPECT_EQ(tally.gap, 0U);
  print(tally);
}

TEST(Why, OfEveryGoldenTraceAddsUp) {
  Tally tally;
  for (const char* const folder : {"golden", "claims/kept"}) {
    for (const auto& entry : std::filesystem::directory_iterator(kSource / "tests" / folder)) {
      if (entry.path().extension() != ".jsonl") continue;
      trace::ReadResult result = trace::open(entry.path());
      ASSERT_TRUE(std::holds_alternative<trace::Trace>(result)) << entry.path();
      adds_up(entry.path().filename().string(), trace::decode(std::get<trace::Trace>(result)), tally);
    }
  }
  print(tally);
}

}  // namespace
}  // namespace why
