// The questions that were missed and come back: how many, in words, and the action that opens one.
#pragma once

#include <string>

#include "player/action.hpp"
#include "player/model.hpp"

namespace player {

/// "2 questions to try again".
std::string again_words(const Model& model);

/// Opens the question.
Action try_again(const QuestionRef& question);

}  // namespace player
