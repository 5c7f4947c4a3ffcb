#include "ui/transport/delay_drag.hpp"

#include "ui/transport/delay_entry.hpp"

namespace ui {

void drag_delay(const Model& model, State& state, Frame& frame, std::size_t index, const Grip& now, double value) {
  if (!now.held) return;
  const double current = model.parameters[index].value_s;
  if (now.began) focus_delay(state, index);
  if (now.began) state.drag = DelayDrag{held_name(state.drag), {index, current, false}, current};
  auto* const drag = std::get_if<DelayDrag>(&state.drag);
  if (drag == nullptr || value == current) return;
  drag->delay = {index, value, true};
  frame.actions.emplace_back(action::SetParameter{index, value, false});
}

}  // namespace ui
