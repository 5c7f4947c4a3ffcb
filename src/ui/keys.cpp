#include "ui/keys.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "player/lesson_path.hpp"
#include "ui/overlay/cards_panel.hpp"
#include "ui/overlay/lesson_search.hpp"

namespace ui {
namespace {

constexpr std::array kSpeeds{0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0};

timeline::AxisKind other(timeline::AxisKind kind) {
  return kind == timeline::AxisKind::time ? timeline::AxisKind::steps : timeline::AxisKind::time;
}

std::optional<Action> with_ctrl(Key key, bool shift) {
  switch (key) {
    case Key::plus: return action::TextSize{+1};
    case Key::minus: return action::TextSize{-1};
    case Key::zero: return action::TextSize{0};
    case Key::z: return shift ? Action{action::Redo{}} : Action{action::Undo{}};
    case Key::y: return action::Redo{};
    default: return std::nullopt;
  }
}

std::optional<Action> stepping(Key key, bool shift) {
  switch (key) {
    case Key::space: return action::TogglePlay{};
    case Key::left: return shift ? Action{action::StepSwitch{-1}} : Action{action::Step{-1}};
    case Key::right: return shift ? Action{action::StepSwitch{+1}} : Action{action::Step{+1}};
    case Key::page_up: return action::StepStop{-1};
    case Key::page_down: return action::StepStop{+1};
    case Key::home: return action::Home{};
    case Key::end: return action::End{};
    default: return std::nullopt;
  }
}

std::optional<Action> looking(Key key, const Model& model) {
  switch (key) {
    case Key::plus: return action::SetSpeed{next_speed(model.speed, +1)};
    case Key::minus: return action::SetSpeed{next_speed(model.speed, -1)};
    case Key::l: return action::ToggleLanguage{};
    case Key::t: return action::ToggleTheme{};
    case Key::a: return action::SetAxis{other(model.axis_kind)};
    case Key::f11: return action::ToggleFullScreen{};
    case Key::c:
      if (model.runs.size() > 1) return action::ToggleCompare{};
      return std::nullopt;
    default: return std::nullopt;
  }
}

/// Keys that only change what the screen remembers. @returns whether `key` was one.
bool remember(Key key, const Model& model, State& state) {
  switch (key) {
    case Key::escape: state.help_open = false; return true;
    case Key::question:
      state.help_open = !state.help_open;
      state.lessons_open = false;
      return true;
    case Key::tab:
      if (!model.lessons.empty()) open_lesson_list(state);
      return true;
    default: return false;
  }
}

/// The screen goes black; what plays waits meanwhile, so that nothing is missed.
void go_black(const Model& model, State& state, std::vector<Action>& actions) {
  state.blank = true;
  if (model.playing) actions.emplace_back(action::TogglePlay{});
}

bool blanks(Key key) { return key == Key::b || key == Key::period; }

/// While the key sheet is open: it scrolls, and looks as the person wants it.
void press_in_help(Key key, const Model& model, State& state, std::vector<Action>& actions) {
  constexpr float kLine = 32;
  constexpr float kPage = 240;
  switch (key) {
    case Key::escape:
    case Key::question: state.help_open = false; break;
    case Key::up: state.help_scroll -= kLine; break;
    case Key::down: state.help_scroll += kLine; break;
    case Key::page_up: state.help_scroll -= kPage; break;
    case Key::page_down: state.help_scroll += kPage; break;
    case Key::home: state.help_scroll = 0; break;
    case Key::end: state.help_scroll = state.help_height; break;
    case Key::l:
    case Key::t:
    case Key::f11:
      if (const auto action = looking(key, model)) actions.push_back(*action);
      break;
    default: break;
  }
  state.help_scroll = std::max(0.0F, state.help_scroll);
}

/// To the next lesson, or the previous; behind the last comes the first.
std::optional<Action> wandering(Key key, bool shift, const Model& model) {
  if (key != Key::n) return std::nullopt;
  if (const LessonEntry* to = player::neighbour(model, shift ? -1 : +1)) return action::SelectLesson{to->id};
  const auto path = player::lesson_path(model);
  if (path.empty()) return std::nullopt;
  const std::string& id = model.lessons[shift ? path.back() : path.front()].id;
  return id == model.lesson_id ? std::nullopt : std::optional<Action>(action::SelectLesson{id});
}

/// Chooses the lane above or below, and with it its run: code, loop and output follow.
void choose_lane(int direction, const Model& model, State& state, std::vector<Action>& actions) {
  state.selected_lane = next_lane(model, state.selected_lane, direction);
  const std::size_t run = state.selected_lane.run;
  if (state.selected_lane.lane != timeline::kNoLane && run != model.selected_run) {
    actions.emplace_back(action::SelectRun{run});
  }
}

}  // namespace

void press(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions) {
  if (state.blank) {
    state.blank = false;
    if (key == Key::page_up || key == Key::page_down) press(key, {}, model, state, actions);
    return;
  }
  std::optional<Action> action;
  const bool covered = state.help_open || state.lessons_open;
  if (mods.ctrl) {
    action = with_ctrl(key, mods.shift);
    if (covered && action && !std::holds_alternative<action::TextSize>(*action)) action.reset();
  } else if (state.lessons_open) {
    press_in_lesson_list(key, model, state, actions);
    if (key == Key::question) remember(key, model, state);
  } else if (blanks(key)) {
    go_black(model, state, actions);
  } else if (state.help_open) {
    press_in_help(key, model, state, actions);
  } else if (!model.cards.empty() && press_in_cards(key, model, state, actions)) {
    return;
  } else if (key == Key::up || key == Key::down) {
    choose_lane(key == Key::up ? -1 : +1, model, state, actions);
  } else if (!remember(key, model, state)) {
    action = stepping(key, mods.shift);
    if (!action) action = looking(key, model);
    if (!action) action = wandering(key, mods.shift, model);
  }
  if (action) actions.push_back(*action);
}

bool type(char32_t character, State& state) {
  return !state.blank && state.lessons_open && type_in_lesson_list(character, state);
}

double next_speed(double speed, int direction) {
  if (direction > 0) {
    const auto* const above = std::find_if(kSpeeds.begin(), kSpeeds.end(), [=](double s) { return s > speed * 1.001; });
    return above == kSpeeds.end() ? kSpeeds.back() : *above;
  }
  const auto below = std::find_if(kSpeeds.rbegin(), kSpeeds.rend(), [=](double s) { return s < speed * 0.999; });
  return below == kSpeeds.rend() ? kSpeeds.front() : *below;
}

LaneRef next_lane(const Model& model, LaneRef from, int direction) {
  std::vector<LaneRef> all;
  for (std::size_t run = 0; run < model.runs.size(); ++run) {
    if (!model.compare && run != model.selected_run) continue;
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
