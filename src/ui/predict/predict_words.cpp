#include "ui/predict/predict_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ui {
namespace {

using Stage = player::Prediction::Stage;

const predict::Choice& right_choice(const Model& model) {
  const predict::Question& question = model.prediction->question;
  return question.choices[question.right()];
}

}  // namespace

std::string question_number(const Model& model) {
  const player::Prediction& now = *model.prediction;
  if (now.again) return (*model.words)["predict.again_number"];
  return (*model.words)("predict.number", {{"n", fmt::format("{}", now.index + 1)},
                                           {"all", fmt::format("{}", now.questions.size())}});
}

const std::string& verdict_words(const Model& model) {
  const player::Prediction& now = *model.prediction;
  if (!now.choice) return (*model.words)["predict.shown"];
  return (*model.words)[now.has_said_right() ? "predict.right" : "predict.missed"];
}

std::string answer_words(const Model& model) {
  return (*model.words)("predict.answer", {{"answer", right_choice(model).text}});
}

const predict::Choice& addressed_choice(const Model& model) {
  const player::Prediction& now = *model.prediction;
  const auto& choices = now.question.choices;
  if (now.choice) return choices[*now.choice];
  std::size_t loudest = now.question.right();
  std::size_t most = 0;
  const auto& hands = now.vote().rounds().front();
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i].right || hands[i] <= most) continue;
    loudest = i;
    most = hands[i];
  }
  return choices[loudest];
}

timeline::Sentence presented_sentence(const Model& model) {
  if (model.prediction == nullptr) return model.narration;
  switch (model.prediction->stage) {
    case Stage::asked: return {model.prediction->question.text, ""};
    case Stage::answered: return {answer_words(model), addressed_choice(model).reply};
    case Stage::playing:
    case Stage::over: return model.narration;
  }
  return model.narration;
}

std::string again_words(const Model& model) {
  const predict::Again& again = *model.prediction->question.again;
  return (*model.words)("predict.again", {{"name", again.name}, {"t", text::seconds(again.value_s, model.language)}});
}

}  // namespace ui
