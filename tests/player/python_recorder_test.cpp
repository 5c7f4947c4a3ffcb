// CPython records what has no program in C++: off the drawing thread, the newest request only, and nothing is left
// behind.
#include "player/python/recorder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "lessons/listing.hpp"
#include "platform/paths.hpp"
#include "player/player.hpp"
#include "support/folder.hpp"
#include "support/variables.hpp"
#include "trace/jsonl_write.hpp"

namespace {

using namespace std::chrono_literals;
using player::Player;
using player::python::Recorder;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto kLongest = 100s;  // on a busy machine

std::filesystem::path assets() { return platform::assets_folder(); }

/// Without an interpreter.
platform::Environment nowhere() { return variables({{"COROSCOPE_PYTHON", "/nowhere/python3"}}); }

player::python::Program sleeps(const std::string& seconds) {
  return {"small.py",
          "import asyncio\nasync def work():\n    await asyncio.sleep(" + seconds + ")\nasyncio.run(work())\n"};
}

double total_s(const player::python::Recorded& recorded) {
  const auto* const trace = std::get_if<std::unique_ptr<trace::Trace>>(&recorded);
  if (trace == nullptr) return -1;
  return std::chrono::duration<double>(trace::decode(**trace).list.back().t).count();
}

/// Waits for `done` to become true.
template <class Done>
bool within(std::chrono::seconds longest, Done done) {
  const auto deadline = std::chrono::steady_clock::now() + longest;
  while (!done()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(5ms);
  }
  return true;
}

/// A library with a lesson of a person's own, "own", that waits for two seconds.
player::Library library_with_own(const Folder& folder) {
  std::filesystem::create_directory(folder.path() / "own");
  folder.write(
      "own/lesson.toml",
      "title = \"Own\"\nquestion = \"?\"\nclosing = \".\"\n[[parameters]]\nname = \"work\"\ndefault = 2\nmin = 0\n"
      "max = 10\n[[runs]]\nid = \"own\"\ntitle = \"own\"\n");
  folder.write("own/own.py.in",
               "import asyncio\nasync def work():\n    await asyncio.sleep({{work}})\nasyncio.run(work())\n");
  player::Library library = player::Library::load(assets());
  EXPECT_THAT(library.add_own(folder.path()), IsEmpty());
  return library;
}

}  // namespace

TEST(PythonRecorder, WithoutAWakerItAnswersAtOnce) {
  Recorder recorder(platform::process_environment, assets());
  recorder.ask({sleeps("1"), sleeps("2.5")});
  const auto answer = recorder.take();
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->runs.size(), 2U);
  EXPECT_EQ(total_s(answer->runs[0]), 1);
  EXPECT_EQ(total_s(answer->runs[1]), 2.5);
  EXPECT_FALSE(recorder.take());
  EXPECT_FALSE(recorder.busy());
}

TEST(PythonRecorder, OfManyRequestsTheLastIsAnswered) {
  std::atomic<int> woken = 0;
  Recorder recorder(platform::process_environment, assets(), [&] { ++woken; });
  constexpr int kMany = 60;
  for (int i = 1; i <= kMany; ++i) recorder.ask({sleeps(std::to_string(i))});
  double last = 0;
  ASSERT_TRUE(within(kLongest, [&] {
    if (const auto answer = recorder.take()) last = total_s(answer->runs.at(0));
    return last == kMany;
  }));
  EXPECT_FALSE(recorder.busy());
  EXPECT_LT(woken, kMany / 2) << "most of a drag's requests give way";
}

TEST(PythonRecorder, WhatIsForgottenIsNotAnswered) {
  std::atomic<int> woken = 0;
  Recorder recorder(platform::process_environment, assets(), [&] { ++woken; });
  recorder.ask({{"endless.py", "while True: pass\n"}});
  recorder.forget();
  EXPECT_FALSE(recorder.busy());
  recorder.ask({sleeps("3")});
  std::optional<Recorder::Answer> answer;
  ASSERT_TRUE(within(kLongest, [&] { return (answer = recorder.take()).has_value(); }));
  EXPECT_EQ(total_s(answer->runs.at(0)), 3);
  EXPECT_EQ(woken, 1);
}

TEST(PythonRecorder, EndsWhatRunsWhenTheProgramEnds) {
  const auto began = std::chrono::steady_clock::now();
  {
    Recorder recorder(platform::process_environment, assets(), [] {});
    recorder.ask({{"endless.py", "import os\nos.read(os.pipe()[0], 1)\n"}});
    std::this_thread::sleep_for(300ms);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - began, 15s) << "and not after the 30 s that a program gets";
}

TEST(PythonRecorder, SaysThatThereIsNoInterpreter) {
  Recorder recorder(nowhere(), assets());
  recorder.ask({sleeps("1")});
  const auto answer = recorder.take();
  ASSERT_TRUE(answer && answer->no_python);
  EXPECT_EQ(answer->no_python->key, "python.broken");
  Recorder without_path(variables({}), assets());
  without_path.ask({});
  EXPECT_EQ(without_path.take()->no_python->key, "python.missing");
}

TEST(DocumentOfPython, RecordsAgainWhileTheOldRunIsShown) {
  const Folder folder;
  const player::Library library = library_with_own(folder);
  Recorder recorder(platform::process_environment, assets(), [] {});
  Player document(library, {}, text::Language::en, &recorder);
  ASSERT_TRUE(document.open_lesson("own"));
  EXPECT_THAT(document.model().missing, HasSubstr("recording"));
  EXPECT_TRUE(document.model().recording);
  ASSERT_TRUE(within(kLongest, [&] { return document.take_recordings(); }));
  EXPECT_THAT(document.model().missing, IsEmpty());
  EXPECT_EQ(document.model().total, 2s);
  EXPECT_FALSE(document.model().has_cpp);
  document.carry_out(player::action::SetParameter{0, 5, true});
  EXPECT_EQ(document.model().total, 2s) << "until the new one is there";
  EXPECT_EQ(document.model().parameters.at(0).value_s, 5);
  ASSERT_TRUE(within(kLongest, [&] { return document.take_recordings(); }));
  EXPECT_EQ(document.model().total, 5s);
  EXPECT_FALSE(document.model().recording);
}

TEST(DocumentOfPython, ALessonThatWasLeftGetsNoAnswer) {
  const Folder folder;
  const player::Library library = library_with_own(folder);
  Recorder recorder(platform::process_environment, assets(), [] {});
  Player document(library, {}, text::Language::en, &recorder);
  document.open_lesson("own");
  document.open_lesson("gather");
  EXPECT_FALSE(document.model().recording);
  std::this_thread::sleep_for(500ms);
  EXPECT_FALSE(document.take_recordings());
  EXPECT_EQ(document.model().total, 3s);
}

TEST(DocumentOfPython, WithoutPythonTheDelaysAreFixedAndSayWhy) {
  const Folder folder;
  const player::Library library = library_with_own(folder);
  {
    Recorder recorder(platform::process_environment, assets());
    recorder.ask({sleeps("2")});
    const auto answer = recorder.take();
    const lessons::Lesson& own = *library.catalogue.find("own");
    for (const text::Language language : {text::Language::ko, text::Language::en}) {
      std::string text;
      trace::write_jsonl(text, *std::get<std::unique_ptr<trace::Trace>>(answer->runs.at(0)));
      const std::string stem = "own/own." + std::string(text::code(language));
      folder.write(stem + ".jsonl", text);
      folder.write(stem + ".py", lessons::listing(own, 0, lessons::Code::python, own.defaults(), language).text());
    }
  }
  Recorder none(nowhere(), assets());
  Player document(library, {}, text::Language::en, &none);
  document.open_lesson("own");
  EXPECT_EQ(document.model().total, 2s);
  EXPECT_THAT(document.model().delays_fixed, HasSubstr("cannot be changed"));
  document.carry_out(player::action::SetParameter{0, 5, true});
  EXPECT_EQ(document.model().parameters.at(0).value_s, 2);
  document.carry_out(player::action::ToggleLanguage{});
  EXPECT_THAT(document.model().delays_fixed, HasSubstr("바꿀 수 없습니다"));
  document.open_lesson("gather");
  EXPECT_THAT(document.model().delays_fixed, IsEmpty());
}

TEST(DocumentOfPython, WithoutAnythingASentenceIsShown) {
  const Folder folder;
  const player::Library library = library_with_own(folder);
  Recorder none(nowhere(), assets());
  Player document(library, {}, text::Language::en, &none);
  document.open_lesson("own");
  EXPECT_THAT(document.model().missing, HasSubstr("nothing to show"));
  EXPECT_EQ(document.model().narration.lead, document.model().missing);
  for (const auto& action : {player::Action(player::action::TogglePlay{}), player::Action(player::action::End{}),
                             player::Action(player::action::Step{1})}) {
    document.carry_out(action);
    document.advance(1s);
  }
  EXPECT_NE(document.model().runs.at(0).listing, nullptr);
}
