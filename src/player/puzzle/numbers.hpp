// The lines of a puzzle by numbers, for the command line: in the order in which they lie at first, so that the numbers
// do not give it away.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lessons/puzzle.hpp"
#include "text/words.hpp"

namespace player::puzzle {

/// The line with number k is the one at index k - 1; those that need not be used come last.
std::vector<std::size_t> numbered(const lessons::Lesson& lesson, const text::Words& words);

/// The order that `text` names ("2,1,3:0"); nothing if it names none.
std::optional<lessons::Order> order_of(std::string_view text, const lessons::Lesson& lesson, const text::Words& words);

}  // namespace player::puzzle
