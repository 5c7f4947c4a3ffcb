// What is wrong in a file of a lesson, said so that its author finds the place.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string_view>

namespace lessons {

/// what() is "file:line: reason", or "file: reason" where no line is to blame.
class LessonError : public std::runtime_error {
 public:
  LessonError(const std::filesystem::path& file, std::uint32_t line, std::string_view reason);
};

}  // namespace lessons
