// Choosing one of a lesson's edits by keys; edit_sheet.hpp draws them.
#pragma once

#include <vector>

#include "ui/keys.hpp"
#include "ui/state.hpp"

namespace ui {

/// The rows of the sheet: the edits, and the lesson's own runs while one of them is chosen.
std::size_t edit_rows(const Model& model);
/// Whether that row is what is shown now.
bool is_chosen_edit(const Model& model, std::size_t row);

/// Opens the sheet, at what is chosen.
void open_edits(const Model& model, State& state);
/// Shows that row, and closes the sheet.
void choose_edit(std::size_t row, const Model& model, State& state, std::vector<Action>& actions);
/// Arrows and Enter, a digit, Escape.
void press_in_edits(Key key, const Model& model, State& state, std::vector<Action>& actions);

}  // namespace ui
