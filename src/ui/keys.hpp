// Handling of keys on the screen, independent of any window: the shell translates its key codes into player::Key and
// calls press().
#pragma once

#include <vector>

#include "player/commands.hpp"
#include "ui/state.hpp"

namespace ui {

using player::Key;
using player::Mods;

/// Carries out `key`: appends actions for the player, changes the state of the screen (overlays, the selected lane).
/// Does nothing for an unknown combination. Any key ends the black screen; the keys for stop points also step. While
/// a sheet (key sheet, lesson list, palette) is open, it gets all keys and Escape closes it: none reaches the run. Else
/// the widget with the keyboard's focus gets them first.
void press(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions);

/// Carries out a command, for its key or its button.
void carry_out(const player::Command& command, const Model& model, State& state, std::vector<Action>& actions);

/// A typed character: it is added to the search of the open lesson list or palette, or to the delay that is typed.
/// @returns whether it was used; then the key
/// press that typed it has no other effect.
bool type(char32_t character, State& state);

/// The name of a lane in the ring of the focus: "lane/0/3".
std::string lane_stop(LaneRef lane);

/// The lane below (+1) or above (-1) `from`, through all shown runs, without the thread's lanes. If `from` names no
/// lane: the first one for +1, the last one for -1. At the ends: `from`.
LaneRef next_lane(const Model& model, LaneRef from, int direction);

}  // namespace ui
