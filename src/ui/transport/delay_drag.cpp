#include "ui/transport/delay_drag.hpp"

namespace ui {

void drag_delay(const Model& model, State& state, Frame& frame, std::size_t index, const Drag& now, double value) {
  const double current = model.parameters[index].value_s;
  if (now.began) {
    state.drag_parameter = static_cast<int>(index);
    state.drag_changed = false;
  }
  if (now.held) {
    state.drag_value = value;
    if (value != current) {
      state.drag_changed = true;
      frame.actions.emplace_back(action::SetParameter{index, value, false});
    }
  }
  if (now.ended) {
    if (state.drag_changed) frame.actions.emplace_back(action::SetParameter{index, current, true});
    state.drag_parameter = -1;
    state.drag_changed = false;
  }
}

}  // namespace ui
