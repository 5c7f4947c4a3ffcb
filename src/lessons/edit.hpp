// Edits: a program and its prepared changes, to be predicted and then seen side by side.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lessons/lesson.hpp"

namespace lessons {

/// A line by which two listings differ.
struct ChangedLine {
  bool added = false;      ///< it is in the edited listing only; else in the original only
  std::uint32_t line = 0;  ///< of the edited listing, from 1; a removed one was before this line
  std::string text;

  friend bool operator==(const ChangedLine&, const ChangedLine&) = default;
};

/// The fewest lines that make `edited` of `original`, from above; at one place the removed ones come first.
std::vector<ChangedLine> changed_lines(const Listing& original, const Listing& edited);

/// The lesson as it is shown: with its own runs only or, if one of its edits is given, with the run that this one
/// changes and the edit. Then the question is what the edit asks, and the closing text what it answers.
Lesson shown(const Lesson& lesson, std::optional<std::size_t> edit);

}  // namespace lessons
