// The lessons' C++ programs, compiled from the files that are shown: src/lessons/programs.cmake gives each its own
// namespace in lessons::programs and a row in a table.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "lessons/lesson.hpp"

namespace lessons {

/// Module-level code of a program.
using Program = void (*)();

/// The program compiled from assets/lessons/<id>.cpp, of that Source::id; null if there is none.
Program find_program(std::string_view id);

/// While it exists, programs on this thread run with these values and in this language.
class Settings {
 public:
  Settings(const Lesson& lesson, const Source& source, const Values& values, text::Language language);
  ~Settings();
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;

  [[nodiscard]] double delay_s(std::string_view parameter) const;
  [[nodiscard]] const std::string& text(std::string_view name) const;

 private:
  const Lesson& lesson_;
  const Source& source_;
  const Values& values_;
  text::Language language_;
  const Settings* outer_;
};

namespace programs {

/// The value of a program's gap, from the Settings of this thread. The names were checked when the lesson was read.
/// @throws std::logic_error outside any Settings, std::out_of_range for a name that the lesson does not have
std::chrono::duration<double> delay(std::string_view parameter);
std::string words(std::string_view text);

}  // namespace programs

}  // namespace lessons
