// The command palette's search, and its keys.
#pragma once

#include <vector>

#include "ui/keys.hpp"
#include "ui/state.hpp"

namespace ui {

/// The commands whose words contain the searched ones, in either language, or whose key is the searched text. In the
/// order of the table; not those that only move in the palette's own ring.
std::vector<const player::Command*> found_commands(const Model& model, const State& state);

/// Opens the palette with an empty search, or closes it.
void toggle_palette(State& state);

/// A key while the palette is open: moves, carries a command out, closes. It gets every key.
void press_in_palette(Key key, const Model& model, State& state, std::vector<Action>& actions);

/// A character while the palette is open: added to the search. @returns whether it was used.
bool type_in_palette(char32_t character, State& state);

/// Closes the palette and carries out the command.
void choose_command(const player::Command& command, const Model& model, State& state, std::vector<Action>& actions);

}  // namespace ui
