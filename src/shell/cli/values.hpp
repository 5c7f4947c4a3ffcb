// Parsing of lessons, runs, delays and numbers in arguments. Invalid ones are a Failure that names the valid ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lessons/catalogue.hpp"
#include "lessons/lesson.hpp"

namespace cli {

/// A lesson, and one of its runs if given.
struct Target {
  const lessons::Lesson* lesson = nullptr;
  std::optional<std::size_t> run;

  /// The indices of the selected runs.
  [[nodiscard]] std::vector<std::size_t> runs() const;
  /// The single selected run. @throws Failure that names the runs if there are several
  [[nodiscard]] std::size_t only_run() const;
};

/// Rejects a lesson of cards where a program is needed. @throws Failure
[[noreturn]] void no_program(const lessons::Lesson& lesson);

/// "LESSON" or "LESSON/RUN". `commands` are further names for suggestions, in the order of the help.
Target find_target(const lessons::Catalogue& catalogue, const std::string& name,
                   const std::vector<std::string>& commands = {});

/// The defaults of the lesson, changed by "NAME=SECONDS"; the last one of a name wins.
lessons::Values values_of(const lessons::Lesson& lesson, const std::vector<std::string>& sets);

/// A number as typed ("3", "0.25", "1e-3"); nothing for anything else, including infinity and nan.
std::optional<double> number_of(std::string_view text);

/// The index of one of a few words. `option` is its name in messages.
std::size_t one_of(const std::string& option, const std::string& given, const std::vector<std::string>& words);

/// A number in [least, most]; else a Failure that names the range.
double number_between(const std::string& option, const std::string& given, double least, double most);

/// "1440x900".
std::pair<int, int> size_of(const std::string& given);

}  // namespace cli
