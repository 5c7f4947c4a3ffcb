// Fills a program's template: for the code pane, and for `coroscope listing`.
#pragma once

#include <string>

#include "lessons/lesson.hpp"

namespace lessons {

/// The program of a run with `values` (one for each parameter of the lesson) and the texts of `language` filled in.
Listing listing(const Lesson& lesson, std::size_t run, Code code, const Values& values, text::Language language);

/// Whether the run also has a C++ program. If not, listing() returns its Python for either code.
bool has_cpp(const Lesson& lesson, std::size_t run);

/// A delay as written in a listing, with the fewest digits: "3", "0.5".
std::string number(double value_s);

}  // namespace lessons
