#include "ui/overlay/palette_search.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>

#include "ui/overlay/search_text.hpp"

namespace ui {
namespace {

constexpr std::ptrdiff_t kPalettePage = 8;

/// What a command is called in a language: its own words, those of the key sheet, and what else one may call it.
std::string names(const player::Command& command, const text::Words& words) {
  const std::string row(command.row);
  return words["command." + std::string(command.name)] + " " + words["help." + row] + " " + words["search." + row];
}

/// Every searched word is in the command's names, in either language; or the whole search is its key.
bool matches(const player::Command& command, const Model& model, const std::string& search) {
  if (folded(player::keys_text(command)) == search) return true;
  std::string all;
  for (const text::Words* const language : {model.words, model.other_words})
    if (language != nullptr) all += names(command, *language) + " ";
  all = folded(all);
  std::istringstream words(search);
  return std::all_of(std::istream_iterator<std::string>(words), {},
                     [&](const std::string& word) { return all.find(word) != std::string::npos; });
}

bool is_offered(const player::Command& command, const Model& model) {
  if (command.name == "palette" || command.row == "widgets") return false;
  return !std::holds_alternative<std::monostate>(command.deed(model));
}

/// How many commands a key moves; 0 for other keys.
std::ptrdiff_t palette_step(Key key) {
  switch (key) {
    case Key::up: return -1;
    case Key::down: return +1;
    case Key::page_up: return -kPalettePage;
    case Key::page_down: return +kPalettePage;
    case Key::home: return -1000;
    case Key::end: return +1000;
    default: return 0;
  }
}

}  // namespace

std::vector<const player::Command*> found_commands(const Model& model, const State& state) {
  const std::string search = folded(state.palette_search);
  std::vector<const player::Command*> found;
  for (const auto table : {player::question_commands(), player::commands()}) {
    for (const player::Command& command : table) {
      if (is_offered(command, model) && matches(command, model, search)) found.push_back(&command);
    }
  }
  return found;
}

void toggle_palette(State& state) {
  const bool open = !state.palette_open;
  close_sheets(state);
  state.palette_open = open;
  state.palette_search.clear();
  state.palette_at = 0;
  state.palette_scroll = 0;
}

void choose_command(const player::Command& command, const Model& model, State& state, std::vector<Action>& actions) {
  state.palette_open = false;
  carry_out(command, model, state, actions);
}

void press_in_palette(Key key, const Model& model, State& state, std::vector<Action>& actions) {
  if (key == Key::escape) state.palette_open = false;
  if (key == Key::backspace) {
    drop_last_character(state.palette_search);
    state.palette_at = 0;
  }
  const auto found = found_commands(model, state);
  if (found.empty()) return;
  const auto at = std::min(static_cast<std::ptrdiff_t>(state.palette_at), std::ssize(found) - 1);
  if (key == Key::enter) return choose_command(*found[static_cast<std::size_t>(at)], model, state, actions);
  const std::ptrdiff_t by = palette_step(key);
  if (by == 0) return;
  state.palette_at = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(found) - 1));
  state.palette_reveal = true;
}

bool type_in_palette(char32_t character, State& state) {
  if (!type_into(state.palette_search, character)) return false;
  state.palette_at = 0;
  state.palette_scroll = 0;
  return true;
}

}  // namespace ui
