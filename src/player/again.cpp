#include "player/again.hpp"

namespace player {

std::string again_words(const Model& model) {
  if (model.again.size() == 1) return (*model.words)["again.one"];
  return (*model.words)("again.some", {{"n", std::to_string(model.again.size())}});
}

Action try_again(const QuestionRef& question) { return action::SelectLesson{question.lesson}; }

}  // namespace player
