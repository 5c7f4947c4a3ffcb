// Typing a delay: Enter on the focused one opens its value for typing, Enter again sets it, Escape leaves it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "player/key.hpp"
#include "ui/state.hpp"

namespace ui {

/// Seconds of what a person types: a number ("2.5", "2,5"), alone or with ms, s, m, min or h. Nothing for anything else.
std::optional<double> parse_delay(std::string_view typed);

/// Focuses the delay of that parameter. What was being typed is dropped.
void focus_delay(State& state, std::size_t parameter);

/// Handles a key, for the value that is typed or for the focused delay. @returns whether it was used: while a value is
/// typed, every key is.
bool press_in_delay_entry(player::Key key, const Model& model, State& state, std::vector<Action>& actions);

/// A typed character. @returns whether a value is being typed.
bool type_in_delay_entry(char32_t character, State& state);

}  // namespace ui
