// The order puzzle in the place of the code: the goals and what the run does, the listing whose lines are moved, the
// lines that are put aside.
#pragma once

#include "player/key.hpp"
#include "ui/state.hpp"

namespace ui {

/// `rect` is the whole code panel.
void draw_puzzle(const Model& model, State& state, Frame& frame, const Rect& rect);

/// The keys of the line that has the focus: choose, move, take and put, indent. @returns whether it was one of them.
bool press_on_puzzle(player::Key key, player::Mods mods, const Model& model, State& state,
                     std::vector<Action>& actions);

/// The puzzle has just been opened: the code is shown, and the first line has the keyboard.
void begin_puzzle(const Model& model, State& state);

}  // namespace ui
