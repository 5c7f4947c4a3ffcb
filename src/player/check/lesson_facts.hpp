// Holds what a lesson claims (its facts.toml) against what CPython does with its programs.
#pragma once

#include <filesystem>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"
#include "player/python/python.hpp"

namespace player {

/// What does not hold is added to `problems`. @param python null: the file is only read
void check_facts(const std::filesystem::path& file, const lessons::Lesson& lesson, const python::Python* python,
                 const text::Words& words, lessons::Problems& problems);

}  // namespace player
