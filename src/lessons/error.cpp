#include "lessons/error.hpp"

#include <fmt/format.h>

namespace lessons {

LessonError::LessonError(const std::filesystem::path& file, std::uint32_t line, std::string_view reason)
    : std::runtime_error(line == 0 ? fmt::format("{}: {}", file.string(), reason)
                                   : fmt::format("{}:{}: {}", file.string(), line, reason)) {}

}  // namespace lessons
