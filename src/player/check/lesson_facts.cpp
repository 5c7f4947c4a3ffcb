#include "player/check/lesson_facts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <sstream>

#include "lessons/facts.hpp"
#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "lessons/source.hpp"
#include "platform/files.hpp"
#include "player/record_runs.hpp"
#include "text/json_text.hpp"
#include "trace/jsonl_write.hpp"

namespace player {
namespace {

using lessons::Fact;
using lessons::Values;
using text::Language;

constexpr const char* kQuestions = "questions.json";

/// All settings are recorded within this time, of which each program may take its own part.
constexpr std::chrono::seconds kLongestFacts{300};

/// Why the facts cannot be checked.
struct Unchecked {
  std::string reason;
};

std::string joined(const std::vector<std::string>& parts) {
  return "[" + fmt::format("{}", fmt::join(parts, ", ")) + "]";
}

std::string json(const Fact& fact) {
  std::string text =
      fmt::format(R"({{"says": {}, "holds": {})", text::json_text(fact.says), text::json_text(fact.holds));
  if (!fact.run.empty()) text += ", \"run\": " + text::json_text(fact.run);
  if (fact.defaults_only) text += R"(, "at": "defaults")";
  return text + "}";
}

/// "call_1 = 3, call_2 = 0.5".
std::string shown(const lessons::Lesson& lesson, const Values& values) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < values.size(); ++i) {
    parts.push_back(lesson.parameters[i].name + " = " + lessons::number(values[i]));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

/// Records all runs at these values into `folder`, and returns the files as JSON. @throws Unchecked
std::string record_all(const lessons::Lesson& lesson, const Values& values, const python::Python& python,
                       const std::filesystem::path& folder, const text::Words& words) {
  std::vector<std::string> runs, edits;
  for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
    python::Recorded recorded;
    if (lessons::is_compiled(*lesson.runs[run].source)) {
      recorded = lessons::record(lesson, run, values, Language::en, coro::ClockKind::virtual_time);
    } else {
      recorded = python::record(python, python_program(lesson, run, values, Language::en), python::always_wanted);
    }
    if (const auto* const why = std::get_if<text::Notice>(&recorded)) throw Unchecked{why->in(words)};
    const auto file = folder / fmt::format("{}.jsonl", run);
    if (const auto error = trace::save(file, *std::get<std::unique_ptr<trace::Trace>>(recorded))) {
      throw Unchecked{error->message()};
    }
    auto& list = lesson.runs[run].edit_of ? edits : runs;
    list.push_back(text::json_text(lesson.runs[run].id) + ": " + text::json_text(file.string()));
  }
  std::vector<std::string> delays;
  for (std::size_t i = 0; i < values.size(); ++i) {
    delays.push_back(text::json_text(lesson.parameters[i].name) + ": " + text::json_text(lessons::number(values[i])));
  }
  return fmt::format(R"({{"defaults": {}, "values": {{{}}}, "runs": {{{}}}, "edits": {{{}}}}})",
                     values == lesson.defaults(), fmt::join(delays, ", "), fmt::join(runs, ", "), fmt::join(edits, ", "));
}

/// The output of the module, one line for each failure. @throws Unchecked
std::string answers(const python::Python& python, const std::filesystem::path& folder, const text::Words& words) {
  const platform::ChildLimits limits;
  const auto end = python::run_module(python, "coroscope_lesson", {kQuestions}, folder, limits, python::always_wanted);
  const bool well = end.how == platform::ChildEnd::How::exited && end.status == 0;
  if (!well) throw Unchecked{python::why_failed(end, folder, limits).in(words)};
  return python::told(folder / platform::ChildCommand::kOutput);
}

}  // namespace

void check_facts(const std::filesystem::path& file, const lessons::Lesson& lesson, const python::Python* python,
                 const text::Words& words, lessons::Problems& problems) {
  lessons::Facts facts = lessons::read_facts(file, lesson, problems);
  if (python == nullptr || facts.facts.empty()) return;
  facts.settings.insert(facts.settings.begin(), lesson.defaults());
  try {
    const python::WorkFolder folder;
    std::vector<std::string> claims, settings;
    for (const Fact& fact : facts.facts) claims.push_back(json(fact));
    const auto until = std::chrono::steady_clock::now() + kLongestFacts;
    for (std::size_t i = 0; i < facts.settings.size(); ++i) {
      if (std::chrono::steady_clock::now() > until)
        throw Unchecked{text::Notice{"problem.facts_too_long", {{"t", std::to_string(kLongestFacts.count())}}}.in(words)};
      const auto below = folder.path() / std::to_string(i);
      std::filesystem::create_directory(below);
      settings.push_back(record_all(lesson, facts.settings[i], *python, below, words));
    }
    platform::write_whole(folder.path() / kQuestions,
                          fmt::format(R"({{"facts": {}, "settings": {}}})", joined(claims), joined(settings)),
                          platform::Sync::no);
    std::istringstream lines(answers(*python, folder.path(), words));
    std::size_t fact = 0, setting = 0;
    while (lines >> fact >> setting) {
      std::string why;
      std::getline(lines, why);
      why.erase(0, why.find_first_not_of('\t'));
      if (fact >= facts.facts.size() || setting >= facts.settings.size()) continue;
      problems.push_back(
          {file,
           facts.facts[fact].line,
           why.empty() ? "fact_fails" : "fact_error",
           {{"says", facts.facts[fact].says}, {"values", shown(lesson, facts.settings[setting])}, {"reason", why}}});
    }
  } catch (const Unchecked& unchecked) {
    problems.push_back({file, 0, "facts_unchecked", {{"reason", unchecked.reason}}});
  }
}

}  // namespace player
