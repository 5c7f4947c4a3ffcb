// Reads questions.toml, the questions of a lesson.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "lessons/ask.hpp"
#include "lessons/error.hpp"
#include "lessons/lesson.hpp"
#include "lessons/source.hpp"

namespace lessons {

/// Of one lesson.
inline constexpr std::size_t kMostQuestions = 20;

/// The questions in `folder` of `lesson`, whose runs are complete; none if there is no such file. Errors are added to
/// `problems`, and the wrong questions left out.
std::vector<Ask> read_questions(const std::filesystem::path& folder, const Lesson& lesson, Origin origin,
                                Problems& problems);

}  // namespace lessons
