// What is said of a question and of its answer, for the card, the timeline and the sentence of a presentation.
#pragma once

#include <string>

#include "ui/state.hpp"

namespace ui {

/// "question 1 of 3".
std::string question_number(const Model& model);

/// "right", "not quite", "the answer".
const std::string& verdict_words(const Model& model);

/// "The answer: 3.0 s".
std::string answer_words(const Model& model);

/// The choice whose reply is given: what was said; of a class the wrong one with the most hands; else the right one.
const predict::Choice& addressed_choice(const Model& model);

/// The question, then the answer and the reply: instead of the narration of a presentation.
timeline::Sentence presented_sentence(const Model& model);

/// "Once more, with call_api_2 = 10 s".
std::string again_words(const Model& model);

}  // namespace ui
