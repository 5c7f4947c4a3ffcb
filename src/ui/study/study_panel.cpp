#include "ui/study/study_panel.hpp"

#include "ui/kit/widgets.hpp"
#include "ui/predict/question_card.hpp"
#include "ui/study/why_panel.hpp"

namespace ui {

StudyNeeds study_needs(const Model& model) {
  if (model.study == player::Study::none || !model.cards.empty()) return {};
  // A question about the output leaves the output beside it.
  return {.shown = true, .output = model.prediction != nullptr && model.prediction->is_about_output()};
}

float study_height(const Model& model, const Theme& theme, float width, bool presenting) {
  if (width <= 0) return 0;
  if (model.prediction != nullptr) return question_card_height(model, theme, width, presenting) / theme.scale;
  return model.study == player::Study::why && presenting ? why_height(model, theme, width, true) : 0;
}

void draw_study(const Model& model, State& state, Frame& frame, Rect rect) {
  panel(frame.theme, rect);
  publish(state, "study", rect);
  add_stop(state, "study", rect);
  if (model.prediction != nullptr) draw_question_card(model, state, frame, rect);
  if (model.study == player::Study::why) draw_why(model, state, frame, rect);
}

}  // namespace ui
