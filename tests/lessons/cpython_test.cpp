// Lessons are true: what our scheduler does with a lesson's C++ program, CPython does with the listing on the screen, event
// by event and line by line. What is kept of a run that C++ cannot have is what CPython does with it now.
#include <gmock/gmock.h>

#include <iostream>
#include <random>
#include <set>

#include "lessons/assets.hpp"
#include "lessons/command.hpp"
#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "lessons/source.hpp"
#include "trace/equal.hpp"
#include "trace/open.hpp"

namespace lessons {
namespace {

using lessons::testing::catalogue;
using lessons::testing::run_command;
using lessons::testing::TempFolder;
using text::Language;

constexpr int kSettings = 20;

/// One run of one lesson at one setting.
struct Case {
  const Lesson* lesson = nullptr;
  std::size_t run = 0;
  Values values;
  Language language = Language::en;

  [[nodiscard]] std::string name() const {
    std::string text = lesson->id + "/" + lesson->runs[run].id + (language == Language::ko ? " ko" : " en");
    for (const double value : values) text += " " + number(value);
    return text;
  }
};

/// Whether two sums of these delays, each taken up to `most` times, come out the same. Then two timers that have nothing to
/// do with each other could be due at one time, and which fires first is an accident.
bool has_tie(const Values& values, int most) {
  std::vector<double> sums{0};
  for (const double value : values) {
    const std::size_t before = sums.size();
    for (int times = 1; times <= most; ++times) {
      for (std::size_t i = 0; i < before; ++i) sums.push_back(sums[i] + times * value);
    }
  }
  std::ranges::sort(sums);
  constexpr double kApart = 1e-7;
  return std::ranges::adjacent_find(sums, [](double a, double b) { return b - a < kApart; }) != sums.end();
}

/// Random delays in the sliders' ranges, in whole microseconds.
Values draw(const Lesson& lesson, std::mt19937& random) {
  constexpr double kPerSecond = 1e6;
  constexpr int kMost = 3;
  Values values(lesson.parameters.size());
  do {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Parameter& parameter = lesson.parameters[i];
      const double range = (parameter.max_s - parameter.min_s) * kPerSecond;
      values[i] = parameter.min_s + std::floor(range * (static_cast<double>(random()) / 4294967296.0)) / kPerSecond;
    }
  } while (has_tie(values, kMost));
  return values;
}

std::vector<Case> cases() {
  std::vector<Case> all;
  std::mt19937 random(1);
  for (const Lesson& lesson : catalogue().lessons()) {
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      for (const Language language : {Language::ko, Language::en}) all.push_back({&lesson, run, lesson.defaults(), language});
      if (lesson.runs[run].source->cpp.empty()) continue;  // kept is what happens at the defaults
      for (int i = 0; i < kSettings; ++i) all.push_back({&lesson, run, draw(lesson, random), Language::en});
    }
  }
  return all;
}

std::vector<std::filesystem::path> traces_of(const TempFolder& folder, std::size_t number) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(std::to_string(number) + ".") && name.ends_with(".jsonl")) files.push_back(entry.path());
  }
  return files;
}

/// @returns whether ours is equal to the one in `file`
bool expect_equal(const Case& one, const std::filesystem::path& file) {
  auto read = trace::open(file.string());
  if (const auto* const error = std::get_if<trace::Error>(&read)) {
    ADD_FAILURE() << one.name() << ": " << error->message();
    return false;
  }
  const auto ours = record(*one.lesson, one.run, one.values, one.language, coro::ClockKind::virtual_time);
  const trace::Events left = trace::decode(*ours);
  const trace::Events right = trace::decode(std::get<trace::Trace>(read));
  const auto difference = trace::difference(left, right);
  EXPECT_FALSE(difference) << one.name() << ", ours (-) and CPython's (+): " << in_context(*difference, left, right);
  return !difference;
}

TEST(CPython, DoesWithEachListingWhatTheTraceSays) {
  const std::vector<Case> all = cases();
  const TempFolder folder;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Listing shown = listing(*all[i].lesson, all[i].run, Code::python, all[i].values, all[i].language);
    folder.write(std::to_string(i) + ".py", shown.text());
  }
  const std::string script = std::string(COROSCOPE_SOURCE_DIR) + "/tests/lessons/record_folder.py";
  const auto recorded = run_command("python3 " + script + " " + folder.path().string());
  ASSERT_EQ(recorded.status, 0) << recorded.output;
  int compared = 0;
  int differ = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto files = traces_of(folder, i);
    EXPECT_FALSE(files.empty());
    for (const auto& file : files) {
      ++compared;
      if (!expect_equal(all[i], file)) ++differ;
    }
  }
  std::cout << compared << " comparisons with CPython, " << differ << " differ\n";
}

}  // namespace
}  // namespace lessons
