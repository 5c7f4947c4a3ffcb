#include "ui/study/study_panel.hpp"

#include "ui/kit/widgets.hpp"

namespace ui {

StudyNeeds study_needs(const Model& model, const Theme&, ImVec2) {
  if (model.study == player::Study::none || !model.cards.empty()) return {};
  return {.shown = true};
}

void draw_study(const Model&, State& state, Frame& frame, Rect rect) {
  panel(frame.theme, rect);
  publish(state, "study", rect);
  add_stop(state, "study", rect);
}

}  // namespace ui
