// Traces that break the rules of docs/TRACE.md: what is said of them adds up and has words, whatever it is worth.
#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "conformance/generate.hpp"
#include "programs/interpret.hpp"
#include "programs/python.hpp"
#include "text/words.hpp"
#include "timeline/build.hpp"
#include "timeline/voice.hpp"
#include "timeline/why.hpp"
#include "why/tally.hpp"

namespace why {
namespace {

class Breaker {
 public:
  explicit Breaker(std::uint32_t seed) : random_(seed) {}

  void breaks(trace::Events& events) {
    for (std::size_t k = below(8) + 1; k > 0 && events.list.size() > 3; --k) one(events);
    for (trace::TimerSetting& timer : events.timers)
      if (below(3) == 0) timer = {trace::Nanos(static_cast<std::int64_t>(below(1U << 30U))), trace::Nanos(-5), below(1000)};
    for (std::size_t i = 0; i < events.list.size(); ++i) events.list[i].i = static_cast<std::uint32_t>(i);
  }

 private:
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(random_() % n); }
  void one(trace::Events& events) {
    const std::size_t at = 1 + below(events.list.size() - 1);
    trace::Event& event = events.list[at];
    switch (below(8)) {
      case 0: events.list.erase(events.list.begin() + static_cast<std::ptrdiff_t>(at)); break;
      case 1: std::swap(event, events.list[1 + below(events.list.size() - 1)]); break;
      case 2: event.co = below(9); break;
      case 3: event.task = below(9); break;
      case 4: event.kind = static_cast<trace::Kind>(below(trace::kKindNames.size())); break;
      case 5: event.cause = {static_cast<trace::Cause::Kind>(below(3)), below(9)}; break;
      case 6: event.t = trace::Nanos(below(1U << 31U)); break;
      default: event.fn = event.parent = event.by = event.byco = below(9); break;
    }
  }

  std::mt19937 random_;
};

TEST(Hostile, ABrokenTraceAddsUpAndHasWords) {
  const text::Words words =
      text::Words::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets" / "text", text::Language::ko);
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    programs::Program program = conformance::generate(seed);
    (void)programs::to_python(program);
    const programs::Run run = programs::interpret(program);
    trace::Events events = trace::decode(*run.trace);
    Breaker(seed).breaks(events);
    const timeline::CriticalPath path = timeline::critical_path(events);
    EXPECT_EQ(tiling(path), "") << seed;
    const timeline::Timeline timeline = timeline::build(events);
    const timeline::Why why(timeline, events, path);
    const timeline::Voice voice(timeline, events, words);
    for (std::size_t k = 0; k < path.segments.size(); ++k) {
      EXPECT_EQ(voice.words(why.part(k)).find("[why"), std::string::npos);
      if (const auto led = why.before(k)) {
        EXPECT_EQ(voice.words(*led).find("[why"), std::string::npos);
      }
    }
    for (const timeline::WhyRow& row : why.rows()) EXPECT_EQ(voice.words(row.said).find("[why"), std::string::npos);
  }
}

// The same of whole runs: the words of every sentence, in both languages.
TEST(Hostile, EverySentenceHasWordsInBothLanguages) {
  for (const auto language : {text::Language::en, text::Language::ko}) {
    const text::Words words = text::Words::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets" / "text", language);
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
      programs::Program program = conformance::generate(seed);
      (void)programs::to_python(program);
      const programs::Run run = programs::interpret(program);
      const trace::Events events = trace::decode(*run.trace);
      const timeline::CriticalPath path = timeline::critical_path(events);
      const timeline::Timeline timeline = timeline::build(events);
      const timeline::Why why(timeline, events, path);
      const timeline::Voice voice(timeline, events, words);
      std::string all = voice.words(why.total());
      if (const auto equal = why.equal()) all += voice.words(*equal);
      if (const auto end = why.unfinished()) all += voice.words(*end);
      for (std::size_t k = 0; k < path.segments.size(); ++k) {
        all += voice.words(why.part(k));
        if (const auto led = why.before(k)) all += voice.words(*led);
      }
      for (const timeline::WhyRow& row : why.rows()) all += voice.words(row.said);
      for (const char* const left : {"[why", "[narration", "[이/가]", "[을/를]", "[은/는]", "{"})
        EXPECT_EQ(all.find(left), std::string::npos) << seed << all;
    }
  }
}

}  // namespace
}  // namespace why
