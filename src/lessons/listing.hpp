// Fills a program's template: what the code pane shows, and what `coroscope listing` prints.
#pragma once

#include <string>

#include "lessons/lesson.hpp"

namespace lessons {

/// The program of a run with `values` (one a parameter of the lesson) and the texts of `language` filled in.
Listing listing(const Lesson& lesson, std::size_t run, Code code, const Values& values, text::Language language);

/// Whether the run stands in C++ as well. Where it does not, listing() gives its Python, whatever the code.
bool has_cpp(const Lesson& lesson, std::size_t run);

/// A delay as a listing has it, in the fewest digits: "3", "0.5".
std::string number(double value_s);

}  // namespace lessons
