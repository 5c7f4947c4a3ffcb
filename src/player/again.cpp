#include "player/again.hpp"

namespace player {

std::string to_try_words(std::size_t questions, const text::Words& words) {
  if (questions == 1) return words["again.one"];
  return words("again.some", {{"n", std::to_string(questions)}});
}

Action try_again(const QuestionRef& question) { return action::OpenQuestion{question.lesson, question.question}; }

const AgainView* first_to_try(const Model& model) {
  if (!model.offered.empty()) return &model.offered.front();
  return model.again.empty() ? nullptr : &model.again.front();
}

}  // namespace player
