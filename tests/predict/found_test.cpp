// The questions that are found in traces without a lesson: golden traces and random programs, judged from the events.
#include <gtest/gtest.h>

#include "conformance/generate.hpp"
#include "predict/found.hpp"
#include "predict/recorded.hpp"
#include "programs/interpret.hpp"
#include "programs/python.hpp"
#include "support/breaker.hpp"
#include "support/random_programs.hpp"
#include "trace/open.hpp"

namespace predict_test {
namespace {

struct Count {
  std::size_t programs = 0, questions = 0;
  std::map<std::string, std::size_t> types;
};

void judge_all(const std::string& name, const Recorded& recorded, text::Language language, Count& count) {
  const auto asks = predict::found(recorded.timeline, recorded.events, "");
  const predict::ShownRun shown = recorded.shown();
  const std::vector<JudgedRun> runs{recorded.judged()};
  ++count.programs;
  for (const predict::Question& question : predict::questions({nullptr, std::span(&shown, 1), {}}, words(language))) {
    EXPECT_EQ(problem(ask_of(asks, question.id), question, runs, words(language)), "") << name << ": " << question.id;
    EXPECT_FALSE(question.again) << name;
    ++count.questions;
    ++count.types[std::string(lessons::name(question.type))];
  }
}

void print(const Count& count) {
  std::printf("%zu questions of %zu programs:", count.questions, count.programs);
  for (const auto& [type, n] : count.types) std::printf(" %s %zu", type.c_str(), n);
  std::printf("\n");
}

TEST(PredictFound, InEveryGoldenTraceThatWaitsThereIsSomethingToAsk) {
  Count count;
  for (const char* const folder : {"golden", "claims/kept"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests" / folder)) {
      if (entry.path().extension() != ".jsonl") continue;
      auto read = trace::open(entry.path());
      const Recorded recorded(std::make_unique<trace::Trace>(std::get<trace::Trace>(std::move(read))));
      const std::size_t before = count.questions;
      for (const auto language : {text::Language::ko, text::Language::en})
        judge_all(entry.path().stem(), recorded, language, count);
      // Of a program that neither waits nor fails there may be nothing to ask.
      const auto waits = std::ranges::find(recorded.events.list, trace::Kind::task_suspend, &trace::Event::kind);
      EXPECT_TRUE(count.questions > before || waits == recorded.events.list.end()) << entry.path();
    }
  }
  print(count);
}

TEST(PredictFound, InRandomProgramsExactlyOneChoiceIsTrue) {
  Count count;
  const std::uint64_t programs = std::min<std::uint64_t>(ui_test::random_programs("COROSCOPE_PREDICT"),
                                                         std::getenv("COROSCOPE_PREDICT") != nullptr ? ~0ULL : 500);
  for (std::uint64_t seed = 1; seed <= programs; ++seed) {
    programs::Program program = conformance::generate(seed);
    const std::string python = programs::to_python(program);  // gives the statements their lines
    programs::Run run = programs::interpret(program);
    Recorded recorded(std::move(run.trace));
    recorded.list(python);
    judge_all("seed " + std::to_string(seed), recorded, seed % 2 == 0 ? text::Language::ko : text::Language::en, count);
  }
  EXPECT_GT(count.questions, programs);
  print(count);
}

/// Of a trace that breaks the rules the questions are worth nothing, but each has its choices and its words.
TEST(PredictFound, ABrokenTraceIsAskedAboutOrNot) {
  std::size_t asked = 0;
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    programs::Program program = conformance::generate(seed);
    const std::string python = programs::to_python(program);
    programs::Run run = programs::interpret(program);
    Recorded recorded(std::move(run.trace));
    recorded.list(python);
    ui_test::Breaker(seed).breaks(recorded.events);
    recorded.timeline = timeline::build(recorded.events);
    const predict::ShownRun shown = recorded.shown();
    for (const predict::Question& question :
         predict::questions({nullptr, std::span(&shown, 1), {}}, words(text::Language::ko))) {
      EXPECT_GE(question.choices.size(), 2U) << seed;
      EXPECT_LT(question.right(), question.choices.size()) << seed;
      EXPECT_FALSE(question.text.empty()) << seed;
      ++asked;
    }
  }
  EXPECT_GT(asked, 400U);
}

}  // namespace
}  // namespace predict_test
