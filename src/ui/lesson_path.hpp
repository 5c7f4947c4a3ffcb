// The ways through the lessons: by chapters, or as in the article. What the next one is, which of them the list shows
// while somebody searches, and what the keys do in it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ui/keys.hpp"
#include "ui/model.hpp"

namespace ui {

/// Indices into Model::lessons, in the order of the chosen path.
std::vector<std::size_t> lesson_path(const Model& model);

/// The lesson behind (+1) or before (-1) the open one on the chosen path; null at its ends. From a lesson that is not
/// on the path, the nearest that stands behind or before it in the chapters; from a trace, the first.
const LessonEntry* neighbour(const Model& model, int direction);

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
