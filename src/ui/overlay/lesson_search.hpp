// What the open list of lessons shows while somebody searches it, and what the keys do in it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ui/keys.hpp"
#include "ui/state.hpp"

namespace ui {

/// What of the path the list shows: all, or the lessons in which the searched words stand.
std::vector<std::size_t> listed_lessons(const Model& model, const State& state);

/// Which of the listed lessons the keys are at: the one they went to, else the open one, else the first. Nothing when
/// none is listed.
std::optional<std::size_t> focused_lesson(const Model& model, const State& state);

/// Opens the list, with the open lesson in view and nothing searched for.
void open_lesson_list(State& state);

/// A key while the list is open: moves, opens a lesson, changes the path, closes the list. Every key ends here.
void press_in_lesson_list(Key key, const Model& model, State& state, std::vector<Action>& actions);

/// A character while the list is open: is searched for. @returns false for one that is a key of its own ("?").
bool type_in_lesson_list(char32_t character, State& state);

}  // namespace ui
