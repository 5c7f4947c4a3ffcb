#include "ui/overlay/edit_choice.hpp"

#include <algorithm>

namespace ui {

std::size_t edit_rows(const Model& model) { return model.edits.size() + (model.edit.empty() ? 0 : 1); }

bool is_chosen_edit(const Model& model, std::size_t row) {
  return row < model.edits.size() && model.edits[row].id == model.edit;
}

void open_edits(const Model& model, State& state) {
  if (model.edits.empty()) return;
  close_sheets(state);
  state.edits_open = true;
  state.edits_at = 0;
  for (std::size_t row = 0; row < model.edits.size(); ++row) {
    if (is_chosen_edit(model, row)) state.edits_at = row;
  }
  state.edits_scroll = 0;
  state.edits_reveal = true;
}

void choose_edit(std::size_t row, const Model& model, State& state, std::vector<Action>& actions) {
  state.edits_open = false;
  if (is_chosen_edit(model, row)) return;
  actions.emplace_back(action::ChooseEdit{row < model.edits.size() ? model.edits[row].id : ""});
}

void press_in_edits(Key key, const Model& model, State& state, std::vector<Action>& actions) {
  if (key == Key::escape || key == Key::e) state.edits_open = false;
  const std::size_t rows = edit_rows(model);
  if (rows == 0) return;
  const std::size_t digit = static_cast<std::size_t>(key) - static_cast<std::size_t>(Key::one);
  if (key >= Key::one && key <= Key::five && digit < rows) return choose_edit(digit, model, state, actions);
  state.edits_at = std::min(state.edits_at, rows - 1);
  if (key == Key::enter) return choose_edit(state.edits_at, model, state, actions);
  if (key == Key::up && state.edits_at > 0) --state.edits_at;
  if (key == Key::down) state.edits_at = std::min(state.edits_at + 1, rows - 1);
  if (key == Key::home) state.edits_at = 0;
  if (key == Key::end) state.edits_at = rows - 1;
  state.edits_reveal = true;
}

}  // namespace ui
