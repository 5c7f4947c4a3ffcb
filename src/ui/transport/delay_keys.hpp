// Keys on a delay that has the keyboard's focus: its slider, or its number in the code.
#pragma once

#include <vector>

#include "player/key.hpp"
#include "ui/state.hpp"

namespace ui {

/// Left and Right (also Down and Up) change the focused delay by a step, with Shift by a fine one; Home and End go to
/// its ends, Backspace to its default; Enter begins to type a value. @returns whether the key was one of these, on a delay.
bool press_on_delay(player::Key key, bool fine, const Model& model, State& state, std::vector<Action>& actions);

}  // namespace ui
