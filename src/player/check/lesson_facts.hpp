// Checks the claims of a lesson (its facts.toml) against CPython's runs of its programs.
#pragma once

#include <filesystem>

#include "lessons/error.hpp"
#include "lessons/lesson.hpp"
#include "player/python/python.hpp"

namespace player {

/// Claims that are false are added to `problems`. @param python null: the file is only parsed
void check_facts(const std::filesystem::path& file, const lessons::Lesson& lesson, const python::Python* python,
                 const text::Words& words, lessons::Problems& problems);

}  // namespace player
