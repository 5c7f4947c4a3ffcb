// A lesson: words in two languages, parameters, and one to three runs, each a program that stands as Python and as C++.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/language.hpp"

namespace lessons {

/// The same words in both languages.
struct Words {
  std::string ko;
  std::string en;
  [[nodiscard]] const std::string& in(text::Language language) const {
    return language == text::Language::ko ? ko : en;
  }
};

/// A delay that can be changed. One name sets the same call in all runs of its lesson.
struct Parameter {
  std::string name;
  double default_s = 0;  ///< seconds
  double min_s = 0;      ///< the slider's ends; a value from outside may go beyond, up to kMaxDelay
  double max_s = 0;
};
inline constexpr double kMaxDelay = 86'400;  ///< seconds, one day

/// One delay a parameter, in the order of Lesson::parameters, in seconds.
using Values = std::vector<double>;

enum class Code : std::uint8_t { python, cpp };

/// A number in a shown listing that stands for a parameter: [begin, end) are byte columns of the line.
struct Number {
  std::uint32_t line = 0;  ///< from 1
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::size_t parameter = 0;
};

/// A program as a person sees it, with the values filled in.
struct Listing {
  std::vector<std::string> lines;  ///< line k is lines[k - 1]
  std::vector<Number> numbers;     ///< in order
  /// python_to_here[k]: the line of this listing that says what line k of the Python listing says (0: none). Trace
  /// lines are the Python listing's; for Code::python this is the identity.
  std::vector<std::uint32_t> python_to_here;

  /// The whole program, a newline behind each line.
  [[nodiscard]] std::string text() const;
};

/// A stop point: after the `nth` event of this kind of a coroutine (or plain call) of this name.
struct Stop {
  std::string kind;  ///< as in TRACE.md, "task.suspend"
  std::string name;  ///< of the coroutine or plain function; "": any
  int nth = 1;       ///< from 1
  Words sentence;
};

/// A program's listings before anything is filled in (source.hpp).
struct Source;

struct Run {
  std::string id;  ///< a lesson of one run has that run under its own id
  Words title;
  std::vector<Stop> stops;
  std::shared_ptr<const Source> source;  ///< shared by all runs that show this program
};

struct Lesson {
  std::string id;
  Words title;
  Words question;
  Words closing;
  std::vector<Parameter> parameters;
  std::vector<Run> runs;

  [[nodiscard]] Values defaults() const;
  /// Index into parameters; nothing for a name that is none of them.
  [[nodiscard]] std::optional<std::size_t> parameter(std::string_view name) const;
  /// Index into runs; nothing for an id that is none of them.
  [[nodiscard]] std::optional<std::size_t> run(std::string_view run_id) const;
};

}  // namespace lessons
