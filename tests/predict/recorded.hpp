// A run of a lesson, or a trace, with all that a question is made from.
#pragma once

#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "lessons/catalogue.hpp"
#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "predict/judge.hpp"
#include "predict/make.hpp"
#include "timeline/build.hpp"

namespace predict_test {

inline std::filesystem::path assets() { return std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets"; }

inline const lessons::Catalogue& catalogue() {
  static const lessons::Catalogue loaded = lessons::Catalogue::load(assets());
  return loaded;
}

inline const text::Words& words(text::Language language) {
  static const text::Words ko = text::Words::load(assets() / "text", text::Language::ko);
  static const text::Words en = text::Words::load(assets() / "text", text::Language::en);
  return language == text::Language::ko ? ko : en;
}

struct Recorded {
  std::string title;
  std::unique_ptr<trace::Trace> trace;
  trace::Events events;
  timeline::Timeline timeline;
  lessons::Listing listing;
  bool listed = false;

  explicit Recorded(std::unique_ptr<trace::Trace> of)
      : trace(std::move(of)), events(trace::decode(*trace)), timeline(timeline::build(events)) {}

  /// Has `text` for its listing.
  void list(const std::string& text) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) listing.lines.push_back(line);
    for (std::uint32_t k = 0; k <= listing.lines.size(); ++k) listing.python_to_here.push_back(k);
    listed = true;
  }

  [[nodiscard]] predict::ShownRun shown() const { return {&events, &timeline, listed ? &listing : nullptr}; }
  [[nodiscard]] JudgedRun judged() const { return {title, &events, &timeline, listed ? &listing : nullptr}; }
};

/// All runs of a lesson at these delays.
struct RecordedLesson {
  const lessons::Lesson& lesson;
  lessons::Values values;
  text::Language language;
  std::vector<std::unique_ptr<Recorded>> runs;

  RecordedLesson(const lessons::Lesson& of, const lessons::Values& with, text::Language in)
      : lesson(of), values(with), language(in) {
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      runs.push_back(
          std::make_unique<Recorded>(lessons::record(lesson, run, values, language, coro::ClockKind::virtual_time)));
      runs.back()->title = lesson.runs[run].title.in(language);
      runs.back()->listing = lessons::listing(lesson, run, lessons::Code::python, values, language);
      runs.back()->listed = true;
    }
  }

  [[nodiscard]] std::vector<predict::Question> questions() const {
    std::vector<predict::ShownRun> shown;
    for (const auto& run : runs) shown.push_back(run->shown());
    return predict::questions({&lesson, shown, values}, words(language), predict::compiled_runs(lesson, language));
  }

  [[nodiscard]] std::vector<JudgedRun> judged(const predict::Question& question) const {
    std::vector<JudgedRun> all;
    for (const std::size_t run : question.runs) all.push_back(runs[run]->judged());
    return all;
  }
};

inline const lessons::Ask& ask_of(const std::vector<lessons::Ask>& asks, const std::string& id) {
  return *std::ranges::find(asks, id, &lessons::Ask::id);
}

}  // namespace predict_test
