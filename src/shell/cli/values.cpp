#include "shell/cli/values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "lessons/listing.hpp"
#include "lessons/nearest.hpp"
#include "shell/cli/failure.hpp"
#include "shell/cli/file_names.hpp"

namespace cli {
namespace {

constexpr int kMinWidth = 320, kMinHeight = 200, kMaxWidth = 7680, kMaxHeight = 4320;

std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

std::vector<std::string> run_ids(const lessons::Lesson& lesson) {
  std::vector<std::string> ids;
  for (const lessons::Run& run : lesson.runs) ids.push_back(run.id);
  return ids;
}

std::vector<std::string> parameter_names(const lessons::Lesson& lesson) {
  std::vector<std::string> names;
  for (const lessons::Parameter& parameter : lesson.parameters) names.push_back(parameter.name);
  return names;
}

/// `typed` is "LESSON" or "LESSON/RUN", `name` its lesson.
[[noreturn]] void no_such_lesson(const lessons::Catalogue& catalogue, const std::string& typed, const std::string& name,
                                 const std::vector<std::string>& commands) {
  refuse_path(catalogue, typed);
  std::vector<std::string> candidates = typed == name ? commands : std::vector<std::string>{};
  for (const lessons::Lesson& lesson : catalogue.lessons()) candidates.push_back(lesson.id);
  const auto near = lessons::nearest(name, candidates);
  if (near.empty()) refuse_missing_file(typed);
  if (near.empty()) wrong_use("cli.no_lesson", {{"name", name}});
  wrong_use("cli.no_lesson_near", {{"name", name}, {"near", joined(near)}});
}

}  // namespace

void no_program(const lessons::Lesson& lesson) { wrong_use("cli.no_program", {{"lesson", lesson.id}}); }

std::vector<std::size_t> Target::runs() const {
  if (run) return {*run};
  std::vector<std::size_t> all(lesson->own_runs());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

std::size_t Target::only_run() const {
  if (run) return *run;
  if (lesson->own_runs() == 1) return 0;
  if (lesson->runs.empty()) no_program(*lesson);
  wrong_use("cli.which_run",
            {{"lesson", lesson->id}, {"runs", joined(run_ids(*lesson))}, {"first", lesson->runs.front().id}});
}

Target find_target(const lessons::Catalogue& catalogue, const std::string& name,
                   const std::vector<std::string>& commands) {
  const std::size_t slash = name.find('/');
  const std::string lesson = name.substr(0, slash);
  Target target{catalogue.find(lesson), std::nullopt};
  if (target.lesson == nullptr) no_such_lesson(catalogue, name, lesson, commands);
  if (slash == std::string::npos) return target;
  const std::string run = name.substr(slash + 1);
  if (target.lesson->runs.empty()) no_program(*target.lesson);
  target.run = target.lesson->run(run);
  if (target.run) return target;
  const auto near = lessons::nearest(run, run_ids(*target.lesson));
  const std::string shown = joined(near.empty() ? run_ids(*target.lesson) : near);
  wrong_use(near.empty() ? "cli.no_run" : "cli.no_run_near", {{"lesson", lesson}, {"name", run}, {"runs", shown}});
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value == 0 ? 0 : value;  // no "-0" in a listing
}

lessons::Values values_of(const lessons::Lesson& lesson, const std::vector<std::string>& sets) {
  lessons::Values values = lesson.defaults();
  for (const std::string& set : sets) {
    const std::size_t equals = set.find('=');
    if (equals == std::string::npos || equals == 0) wrong_use("cli.bad_set", {{"given", set}});
    const std::string name = set.substr(0, equals);
    const auto parameter = lesson.parameter(name);
    if (!parameter && lesson.parameters.empty()) wrong_use("cli.no_parameters", {{"lesson", lesson.id}});
    if (!parameter) {
      wrong_use("cli.no_parameter",
                {{"name", name}, {"lesson", lesson.id}, {"names", joined(parameter_names(lesson))}});
    }
    const auto value = number_of(std::string_view(set).substr(equals + 1));
    if (!value || *value < 0 || *value > lessons::kMaxDelay) {
      wrong_use("cli.bad_delay", {{"name", name}, {"given", set.substr(equals + 1)}});
    }
    values[*parameter] = *value;
  }
  return values;
}

std::size_t one_of(const std::string& option, const std::string& given, const std::vector<std::string>& words) {
  const auto found = std::find(words.begin(), words.end(), given);
  if (found == words.end()) {
    wrong_use("cli.not_one_of", {{"option", option}, {"given", given}, {"words", joined(words)}});
  }
  return static_cast<std::size_t>(found - words.begin());
}

double number_between(const std::string& option, const std::string& given, double least, double most) {
  const auto value = number_of(given);
  if (!value || *value < least || *value > most) {
    wrong_use(
        "cli.not_between",
        {{"option", option}, {"given", given}, {"least", lessons::number(least)}, {"most", lessons::number(most)}});
  }
  return *value;
}

std::pair<int, int> size_of(const std::string& given) {
  const std::size_t cross = given.find('x');
  const auto side = [&](std::string_view text, int least, int most) {
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = problem == std::errc() && end == text.data() + text.size();
    if (!whole || value < least || value > most) wrong_use("cli.bad_size", {{"given", given}});
    return value;
  };
  if (cross == std::string::npos) wrong_use("cli.bad_size", {{"given", given}});
  const std::string_view view = given;
  const int width = side(view.substr(0, cross), kMinWidth, kMaxWidth);
  return {width, side(view.substr(cross + 1), kMinHeight, kMaxHeight)};
}

}  // namespace cli
