// Holds what a lesson claims (its facts.toml) against what CPython does with its programs.
#pragma once

#include <filesystem>

#include "app/python/python.hpp"
#include "lessons/error.hpp"
#include "lessons/lesson.hpp"

namespace app {

/// What does not hold is added to `problems`. @param python null: the file is only read
void check_facts(const std::filesystem::path& file, const lessons::Lesson& lesson, const python::Python* python,
                 const text::Words& words, lessons::Problems& problems);

}  // namespace app
