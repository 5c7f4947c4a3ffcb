#include "ui/keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <variant>

#include "ui/code/puzzle_panel.hpp"
#include "ui/overlay/cards_panel.hpp"
#include "ui/overlay/edit_choice.hpp"
#include "ui/overlay/glossary_list.hpp"
#include "ui/overlay/lesson_search.hpp"
#include "ui/overlay/palette_search.hpp"
#include "ui/predict/choice_grid.hpp"
#include "ui/timeline/timeline_keys.hpp"
#include "ui/timeline/wake_keys.hpp"
#include "ui/transport/delay_entry.hpp"
#include "ui/transport/delay_keys.hpp"

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

/// The lane with the keyboard's focus, else the selected one.
LaneRef current_lane(const Model& model, const State& state) {
  for (const std::size_t run : model.visible_runs()) {
    const auto lanes = static_cast<timeline::LaneIndex>(model.runs[run].timeline->lanes.size());
    const std::string prefix = fmt::format("lane/{}/", run);
    if (!state.focus.at.starts_with(prefix)) continue;
    const int lane = std::atoi(state.focus.at.c_str() + prefix.size());
    if (lane >= 0 && lane < lanes) return {run, static_cast<timeline::LaneIndex>(lane)};
  }
  return state.selected_lane;
}

/// Selects the lane above or below, and its run: code, loop and output follow.
void choose_lane(int direction, const Model& model, State& state, std::vector<Action>& actions) {
  state.selected_lane = next_lane(model, current_lane(model, state), direction);
  const std::size_t run = state.selected_lane.run;
  if (state.selected_lane.lane == timeline::kNoLane) return;
  if (run != model.selected_run) actions.emplace_back(action::SelectRun{run});
  set_focus(state, lane_stop(state.selected_lane));
}

/// The one that comes first where panels share a place.
Pane first_pane(const Model& model) { return model.study == player::Study::none ? Pane::timeline : Pane::study; }

/// Shows that panel, and gives it the keyboard. A second time in a presentation: back to the timeline, or to the study.
void go_to_pane(const Model& model, Pane pane, State& state) {
  const bool back = state.presenting && state.pane == pane;
  state.pane = !back ? pane : pane == Pane::timeline ? first_pane(model) : Pane::timeline;
  set_focus(state, row(state.pane).stop);
}

/// In front of a class its hands are counted.
void toggle_presentation(const Model& model, State& state, std::vector<Action>& actions) {
  state.presenting = !state.presenting;
  state.pane = first_pane(model);
  state.focus.at.clear();
  if (model.prediction != nullptr) actions.emplace_back(action::CountHands{state.presenting});
}

void open_help(State& state) {
  const bool open = !state.help_open;
  close_sheets(state);
  state.help_open = open;
}

void carry_out(ScreenAction asked, const Model& model, State& state, std::vector<Action>& actions) {
  switch (asked) {
    case ScreenAction::toggle_help: return open_help(state);
    case ScreenAction::toggle_palette: return toggle_palette(state);
    case ScreenAction::toggle_presentation: return toggle_presentation(model, state, actions);
    case ScreenAction::open_lessons: return model.lessons.empty() ? void() : open_lesson_list(state);
    case ScreenAction::toggle_glossary: return toggle_glossary(model, state);
    case ScreenAction::open_edits: return open_edits(model, state);
    case ScreenAction::go_black: return go_black(model, state, actions);
    case ScreenAction::show_all: return show_whole_timeline(state);
    case ScreenAction::lane_above: return choose_lane(-1, model, state, actions);
    case ScreenAction::lane_below: return choose_lane(+1, model, state, actions);
    case ScreenAction::to_waker: return go_to_waker(model, current_lane(model, state), state, actions);
    case ScreenAction::to_woken: return go_to_woken(model, current_lane(model, state), state, actions);
    case ScreenAction::next_widget: return move_focus(state, +1);
    case ScreenAction::previous_widget: return move_focus(state, -1);
    case ScreenAction::to_timeline: return go_to_pane(model, Pane::timeline, state);
    case ScreenAction::to_code: return go_to_pane(model, Pane::code, state);
    case ScreenAction::to_loop: return go_to_pane(model, Pane::loop, state);
    case ScreenAction::to_console: return go_to_pane(model, Pane::console, state);
    case ScreenAction::to_delays: return go_to_pane(model, Pane::delays, state);
    case ScreenAction::zoom_in: return zoom_timeline(model, state, +1);
    case ScreenAction::zoom_out: return zoom_timeline(model, state, -1);
    case ScreenAction::pan_left: return pan_timeline(model, state, -1);
    case ScreenAction::pan_right: return pan_timeline(model, state, +1);
    case ScreenAction::scroll_up: return scroll_lanes(state, -1);
    case ScreenAction::scroll_down: return scroll_lanes(state, +1);
  }
}

constexpr float kArrowScroll = 24;   // units that an arrow scrolls
constexpr float kPageScroll = 240;  // and a page

/// Units that a key scrolls down; nothing for other keys.
std::optional<float> scrolled_by(Key key) {
  constexpr float kToTheEnd = 1e6F;
  switch (key) {
    case Key::up: return -kArrowScroll;
    case Key::down: return kArrowScroll;
    case Key::page_up: return -kPageScroll;
    case Key::page_down: return kPageScroll;
    case Key::home: return -kToTheEnd;
    case Key::end: return kToTheEnd;
    default: return std::nullopt;
  }
}

/// Handles the keys of the open key sheet.
void press_in_help(Key key, State& state) {
  if (key == Key::escape) state.help_open = false;
  if (const auto by = scrolled_by(key)) {
    state.help_scroll = std::max(0.0F, state.help_scroll + *by * state.unit);
  }
}

/// Scrolls the focused panel; its next frame keeps the place within its content. PageUp and PageDown are a remote's.
bool press_on_panel(Key key, State& state) {
  const auto by = scrolled_by(key);
  if (!by || key == Key::page_up || key == Key::page_down) return false;
  const float px = *by * state.unit;
  if (has_focus(state, row(Pane::code).stop)) state.code_scroll = std::max(0.0F, state.code_scroll + px);
  else if (has_focus(state, row(Pane::console).stop)) state.console_scroll = std::max(0.0F, state.console_scroll - px);
  else if (has_focus(state, row(Pane::delays).stop)) state.delays_scroll = std::max(0.0F, state.delays_scroll + px);
  else return false;
  return true;
}

/// A key on the widget that has the keyboard's focus. @returns whether it was used.
bool press_on_widget(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions) {
  Focus& focus = state.focus;
  if (focus.at.empty() || mods.ctrl) return false;
  if (press_on_delay(key, mods.shift, model, state, actions)) return true;
  if (key == Key::enter) {
    focus.pressed = focus.at;
    focus.said = focus.said == focus.at ? "" : focus.at;
    return true;
  }
  focus.said.clear();
  if (key == Key::escape) {
    focus.at.clear();
    return true;
  }
  return !mods.shift && press_on_panel(key, state);
}

/// The keys of a value that is typed, of the focused delay and of the selected stretch. @returns whether it was one.
bool press_over_run(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions) {
  if (mods.ctrl || is_covered(state)) return false;
  if (press_in_delay_entry(key, model, state, actions)) return true;
  if (key != Key::escape || !state.stretch) return false;
  state.stretch.reset();
  return true;
}

bool reaches(const Command& command, const State& state) {
  const bool list = state.glossary.form == GlossaryState::Form::list;
  if (state.lessons_open || state.edits_open || state.palette_open || list) return command.over == Over::any;
  return (!state.help_open && !state.glossary.open()) || command.over != Over::run;
}

/// The focus is on something that Enter would not use, or that has been used: then Enter goes on.
bool is_free_of_focus(const Model& model, const State& state) {
  const std::string& at = state.focus.at;
  const auto is_panel = [&at](const PaneRow& pane) { return at == pane.stop; };
  if (at.empty() || std::ranges::any_of(kPanes, is_panel)) return true;
  return model.asks() && model.prediction->choice && at == choice_name(*model.prediction->choice);
}

/// The keys of an open question come first. @returns whether it was one.
bool press_in_question(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions) {
  if (model.prediction == nullptr || is_covered(state)) return false;
  if ((key == Key::enter || key == Key::escape) && !is_free_of_focus(model, state)) return false;
  const Command* const command = player::find_question_command({key, mods});
  if (command == nullptr) return false;
  if (std::holds_alternative<std::monostate>(command->deed(model))) {
    // A hand that comes too late does not change the panel that a class looks at.
    return state.presenting && command->row == "choose";
  }
  carry_out(*command, model, state, actions);
  return true;
}

/// Keys without a command.
void press_rest(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions) {
  if (state.palette_open) return press_in_palette(key, model, state, actions);
  if (state.lessons_open) return press_in_lesson_list(key, mods, model, state, actions);
  if (state.edits_open) return press_in_edits(key, model, state, actions);
  if (state.help_open) return press_in_help(key, state);
  if (state.glossary.open()) return press_in_glossary(key, model, state, actions);
  if (key == Key::escape && state.presenting) return toggle_presentation(model, state, actions);
  if (key == Key::escape && model.study == player::Study::why) {
    return actions.push_back(action::SetStudy{player::Study::none});
  }
  if (key == Key::escape && model.puzzle) return actions.push_back(action::LeavePuzzle{});
  if (!model.cards.empty()) press_in_cards(key, model, state, actions);
}

}  // namespace

void carry_out(const Command& command, const Model& model, State& state, std::vector<Action>& actions) {
  const player::Deed deed = command.deed(model);
  if (const auto* const action = std::get_if<Action>(&deed)) actions.push_back(*action);
  if (state.presenting && command.name == "predict") actions.emplace_back(action::CountHands{true});
  if (const auto* const asked = std::get_if<ScreenAction>(&deed)) carry_out(*asked, model, state, actions);
}

void press(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions) {
  state.focus.hushed = true;
  if (state.blank) {
    state.blank = false;
    if (key == Key::page_up || key == Key::page_down) press(key, {}, model, state, actions);
    return;
  }
  if (press_over_run(key, mods, model, state, actions)) return;
  if (press_in_question(key, mods, model, state, actions)) return;
  if (!is_covered(state) && press_on_puzzle(key, mods, model, state, actions)) return;
  if (!is_covered(state) && press_on_widget(key, mods, model, state, actions)) return;
  const Command* const command = player::find_command({key, mods});
  if (command != nullptr && reaches(*command, state)) {
    const bool cards = !is_covered(state) && !mods.ctrl && !model.cards.empty();
    if (cards && command->over == Over::run && press_in_cards(key, model, state, actions)) return;
    carry_out(*command, model, state, actions);
  } else if (!mods.ctrl) {
    press_rest(key, mods, model, state, actions);
  }
}

bool type(char32_t character, State& state) {
  if (state.blank) return false;
  if (state.palette_open) return type_in_palette(character, state);
  if (state.lessons_open) return type_in_lesson_list(character, state);
  if (state.glossary.open()) return type_in_glossary(character, state);
  return !state.help_open && type_in_delay_entry(character, state);
}

std::string lane_stop(LaneRef lane) { return fmt::format("lane/{}/{}", lane.run, lane.lane); }

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
