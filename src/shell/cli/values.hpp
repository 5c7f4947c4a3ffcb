// From what was typed to what it means: lessons, runs, delays, numbers. Whatever means nothing is a Failure that says
// what would.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lessons/catalogue.hpp"
#include "lessons/lesson.hpp"

namespace cli {

/// A lesson, and one of its runs if one was named.
struct Target {
  const lessons::Lesson* lesson = nullptr;
  std::optional<std::size_t> run;

  /// The indices of the runs that are meant.
  [[nodiscard]] std::vector<std::size_t> runs() const;
  /// The one run that is meant. @throws Failure naming the runs when there are several
  [[nodiscard]] std::size_t only_run() const;
};

/// Gives up on a lesson of cards where a program is asked for. @throws Failure
[[noreturn]] void no_program(const lessons::Lesson& lesson);

/// "LESSON" or "LESSON/RUN". `commands` are names that may also have been meant, in the order of the help.
Target find_target(const lessons::Catalogue& catalogue, const std::string& name,
                   const std::vector<std::string>& commands = {});

/// The defaults of the lesson with "NAME=SECONDS" put in, the last of a name holding.
lessons::Values values_of(const lessons::Lesson& lesson, const std::vector<std::string>& sets);

/// A number as a person types it ("3", "0.25", "1e-3"); nothing for anything else, infinity and nan among it.
std::optional<double> number_of(std::string_view text);

/// One of a few words, by its place. `option` names it in the message.
std::size_t one_of(const std::string& option, const std::string& given, const std::vector<std::string>& words);

/// A number in [least, most], or a message that names the range.
double number_between(const std::string& option, const std::string& given, double least, double most);

/// "1440x900".
std::pair<int, int> size_of(const std::string& given);

}  // namespace cli
