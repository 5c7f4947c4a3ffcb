// Traces that break the rules of docs/TRACE.md: what is said of them adds up and has words, whatever it is worth.
#include <gtest/gtest.h>

#include <filesystem>

#include "conformance/generate.hpp"
#include "programs/interpret.hpp"
#include "programs/python.hpp"
#include "support/breaker.hpp"
#include "text/words.hpp"
#include "timeline/build.hpp"
#include "timeline/voice.hpp"
#include "timeline/why.hpp"
#include "why/tally.hpp"

namespace why {
namespace {

TEST(Hostile, ABrokenTraceAddsUpAndHasWords) {
  const text::Words words =
      text::Words::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets" / "text", text::Language::ko);
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    programs::Program program = conformance::generate(seed);
    (void)programs::to_python(program);
    const programs::Run run = programs::interpret(program);
    trace::Events events = trace::decode(*run.trace);
    ui_test::Breaker(seed).breaks(events);
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
