// What a key does on the screen, apart from any window: the shell translates its key codes into player::Key and calls
// press().
#pragma once

#include <vector>

#include "player/commands.hpp"
#include "ui/state.hpp"

namespace ui {

using player::Key;
using player::Mods;

/// Carries out `key`: appends what the player has to do, changes what only the screen remembers (overlays, the chosen
/// lane). Does nothing for a combination without a meaning. A black screen comes back by any key; one that steps
/// through stop points steps as well. While the key sheet or the lesson list is open, keys move in it and Escape closes
/// it: none reaches the run below.
void press(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions);

/// Does what the command does, as its key or its button asks for it.
void carry_out(const player::Command& command, const Model& model, State& state, std::vector<Action>& actions);

/// A character that was typed: while the lesson list is open it is searched for. @returns whether something took it; a
/// key press that typed it then means nothing else.
bool type(char32_t character, State& state);

/// The lane that is chosen `direction` below (+1) or above (-1) `from`, through all runs shown, the thread's lanes left
/// out. From nowhere: the first one below, the last one above. `from` itself at the ends.
LaneRef next_lane(const Model& model, LaneRef from, int direction);

}  // namespace ui
