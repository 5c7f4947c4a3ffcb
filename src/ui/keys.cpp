#include "ui/keys.hpp"

#include <algorithm>
#include <variant>

#include "ui/overlay/cards_panel.hpp"
#include "ui/overlay/lesson_search.hpp"
#include "ui/transport/delay_entry.hpp"

namespace ui {
namespace {

using player::Command;
using player::Over;
using player::ScreenAction;

/// Makes the screen black and pauses, so that nothing is missed.
void go_black(const Model& model, State& state, std::vector<Action>& actions) {
  state.blank = true;
  if (model.playing) actions.emplace_back(action::TogglePlay{});
}

/// Selects the lane above or below, and its run: code, loop and output follow.
void choose_lane(int direction, const Model& model, State& state, std::vector<Action>& actions) {
  state.selected_lane = next_lane(model, state.selected_lane, direction);
  const std::size_t run = state.selected_lane.run;
  if (state.selected_lane.lane != timeline::kNoLane && run != model.selected_run) {
    actions.emplace_back(action::SelectRun{run});
  }
}

void carry_out(ScreenAction asked, const Model& model, State& state, std::vector<Action>& actions) {
  switch (asked) {
    case ScreenAction::toggle_help:
      state.help_open = !state.help_open;
      state.lessons_open = false;
      break;
    case ScreenAction::open_lessons:
      if (!model.lessons.empty()) open_lesson_list(state);
      break;
    case ScreenAction::go_black: go_black(model, state, actions); break;
    case ScreenAction::lane_above: choose_lane(-1, model, state, actions); break;
    case ScreenAction::lane_below: choose_lane(+1, model, state, actions); break;
  }
}

/// Handles the keys of the open key sheet.
void press_in_help(Key key, State& state) {
  constexpr float kLine = 32;
  constexpr float kPage = 240;
  switch (key) {
    case Key::escape: state.help_open = false; break;
    case Key::up: state.help_scroll -= kLine; break;
    case Key::down: state.help_scroll += kLine; break;
    case Key::page_up: state.help_scroll -= kPage; break;
    case Key::page_down: state.help_scroll += kPage; break;
    case Key::home: state.help_scroll = 0; break;
    case Key::end: state.help_scroll = state.help_height; break;
    default: break;
  }
  state.help_scroll = std::max(0.0F, state.help_scroll);
}

/// The keys of a value that is typed, of the focused delay and of the selected stretch. @returns whether it was one.
bool press_over_run(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions) {
  if (mods.ctrl || state.help_open || state.lessons_open) return false;
  if (press_in_delay_entry(key, model, state, actions)) return true;
  if (key != Key::escape || !state.stretch) return false;
  state.stretch.reset();
  return true;
}

bool reaches(const Command& command, const State& state) {
  if (state.lessons_open) return command.over == Over::any;
  return !state.help_open || command.over != Over::run;
}

}  // namespace

void carry_out(const Command& command, const Model& model, State& state, std::vector<Action>& actions) {
  const player::Deed deed = command.deed(model);
  if (const auto* const action = std::get_if<Action>(&deed)) actions.push_back(*action);
  if (const auto* const asked = std::get_if<ScreenAction>(&deed)) carry_out(*asked, model, state, actions);
}

void press(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions) {
  if (state.blank) {
    state.blank = false;
    if (key == Key::page_up || key == Key::page_down) press(key, {}, model, state, actions);
    return;
  }
  if (press_over_run(key, mods, model, state, actions)) return;
  const Command* const command = player::find_command({key, mods});
  if (command != nullptr && reaches(*command, state)) {
    const bool cards = !state.help_open && !state.lessons_open && !mods.ctrl && !model.cards.empty();
    if (cards && command->over == Over::run && press_in_cards(key, model, state, actions)) return;
    carry_out(*command, model, state, actions);
  } else if (mods.ctrl) {
    return;
  } else if (state.lessons_open) {
    press_in_lesson_list(key, model, state, actions);
  } else if (state.help_open) {
    press_in_help(key, state);
  } else if (!model.cards.empty()) {
    press_in_cards(key, model, state, actions);
  }
}

bool type(char32_t character, State& state) {
  if (state.blank || state.help_open) return false;
  return state.lessons_open ? type_in_lesson_list(character, state) : type_in_delay_entry(character, state);
}

LaneRef next_lane(const Model& model, LaneRef from, int direction) {
  std::vector<LaneRef> all;
  for (const std::size_t run : model.visible_runs()) {
    const auto lanes = static_cast<timeline::LaneIndex>(model.runs[run].timeline->lanes.size());
    for (timeline::LaneIndex lane = 1; lane < lanes; ++lane) all.push_back({run, lane});
  }
  if (all.empty()) return from;
  const auto here = std::find(all.begin(), all.end(), from);
  if (here == all.end()) return direction > 0 ? all.front() : all.back();
  const auto index = std::clamp<std::ptrdiff_t>(here - all.begin() + direction, 0, std::ssize(all) - 1);
  return all[static_cast<std::size_t>(index)];
}

}  // namespace ui
