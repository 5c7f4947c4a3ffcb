#include "lessons/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lessons {
namespace {

std::string plainly(const Problem& problem) {
  std::string text = problem.where() + ": " + problem.key;
  for (const auto& [name, value] : problem.arguments) text += fmt::format(" {}={}", name, value);
  return text;
}

}  // namespace

std::string Problem::where() const { return line == 0 ? file.string() : fmt::format("{}:{}", file.string(), line); }

std::string Problem::in(const text::Words& words) const {
  text::Arguments filled;
  for (const auto& [name, value] : arguments) filled.emplace_back(name, value);
  return where() + ": " + words("problem." + key, filled);
}

bool any_error(const Problems& problems) {
  return std::ranges::any_of(problems, [](const Problem& each) { return !each.warning; });
}

LessonError::LessonError(Problem problem) : std::runtime_error(plainly(problem)), problem_(std::move(problem)) {}

LessonError::LessonError(const std::filesystem::path& file, std::uint32_t line, std::string key,
                         std::vector<std::pair<std::string, std::string>> arguments)
    : LessonError(Problem{file, line, std::move(key), std::move(arguments)}) {}

}  // namespace lessons
