// Checks the order puzzle of a lesson: that its solution can be built, runs, and reaches the goals.
#pragma once

#include <filesystem>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"
#include "text/words.hpp"

namespace player {

/// What is wrong is added to `problems`, for puzzle.toml in `folder`.
void check_puzzle(const lessons::Lesson& lesson, const std::filesystem::path& folder, const text::Words& words,
                  lessons::Problems& problems);

}  // namespace player
