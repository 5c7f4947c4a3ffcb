// The search in the open list of lessons, and its keys.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ui/keys.hpp"
#include "ui/state.hpp"

namespace ui {

/// The lessons of the path that the list shows: all, or those that contain the searched words.
std::vector<std::size_t> listed_lessons(const Model& model, const State& state);

/// The focused lesson of the list: the one that keys moved to, else the open one, else the first. Nothing if the list
/// is empty.
std::optional<std::size_t> focused_lesson(const Model& model, const State& state);

/// Opens the list, with the open lesson in view and an empty search.
void open_lesson_list(State& state);

void close_lesson_list(State& state);

/// Closes the list and opens the lesson of that index; the open one stays as it is.
void open_from_list(const Model& model, State& state, std::size_t lesson, std::vector<Action>& actions);

/// A key while the list is open: moves, opens a lesson, goes to the buttons, closes the list. It gets every key.
void press_in_lesson_list(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions);

/// A character while the list is open: added to the search. @returns false for one that is a command ("?").
bool type_in_lesson_list(char32_t character, State& state);

}  // namespace ui
