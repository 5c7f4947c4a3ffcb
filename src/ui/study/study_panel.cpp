#include "ui/study/study_panel.hpp"

#include "ui/kit/widgets.hpp"
#include "ui/study/why_panel.hpp"

namespace ui {
namespace {

constexpr float kPresentedMargin = 16;  // units, around the panels of a presentation

}  // namespace

StudyNeeds study_needs(const Model& model, const State& state, const Theme& theme, float width) {
  if (model.study == player::Study::none || !model.cards.empty()) return {};
  StudyNeeds needs{.shown = true};
  if (state.presenting && model.study == player::Study::why)
    needs.height = why_height(model, theme, width - theme.px(2 * kPresentedMargin), true);
  return needs;
}

void draw_study(const Model& model, State& state, Frame& frame, Rect rect) {
  panel(frame.theme, rect);
  publish(state, "study", rect);
  add_stop(state, "study", rect);
  if (model.study == player::Study::why) draw_why(model, state, frame, rect);
}

}  // namespace ui
