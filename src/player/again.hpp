// The questions that were missed and come back: how many, in words, and the action that opens one.
#pragma once

#include <cstddef>
#include <string>

#include "player/action.hpp"
#include "player/model.hpp"

namespace player {

/// "2 questions to try again".
std::string to_try_words(std::size_t questions, const text::Words& words);

/// Opens the question.
Action try_again(const QuestionRef& question);

/// The first of the questions that are offered, else the first of all that were missed; null: there is none.
const AgainView* first_to_try(const Model& model);

}  // namespace player
