// A problem in a file of a lesson, with its place: a key of the program's words with arguments, so that it can be shown
// in either language.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "text/words.hpp"

namespace lessons {

struct Problem {
  std::filesystem::path file;
  std::uint32_t line = 0;  ///< from 1; 0: the whole file
  std::string key;         ///< of its sentence in assets/text, without the prefix "problem."
  std::vector<std::pair<std::string, std::string>> arguments;
  bool warning = false;  ///< the lesson can still be shown

  /// "file:line" or "file".
  [[nodiscard]] std::string where() const;
  /// "file:line: sentence" in the language of `words`.
  [[nodiscard]] std::string in(const text::Words& words) const;
};

using Problems = std::vector<Problem>;

/// Whether any of them prevents showing the lesson.
bool any_error(const Problems& problems);

/// what() names the place and the key, for callers without Words.
class LessonError : public std::runtime_error {
 public:
  explicit LessonError(Problem problem);
  LessonError(const std::filesystem::path& file, std::uint32_t line, std::string key,
              std::vector<std::pair<std::string, std::string>> arguments = {});

  [[nodiscard]] const Problem& problem() const { return problem_; }

 private:
  Problem problem_;
};

/// Calls `what`; a LessonError that it throws is added to `problems`.
template <class What>
void attempt(Problems& problems, What what) {
  try {
    what();
  } catch (const LessonError& error) {
    problems.push_back(error.problem());
  }
}

}  // namespace lessons
