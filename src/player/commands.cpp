#include "player/commands.hpp"

#include <algorithm>
#include <stdexcept>

#include "player/again.hpp"
#include "player/lesson_path.hpp"

namespace player {
namespace {

constexpr std::array kSpeeds{0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0};
constexpr Mods kShift{.shift = true};
constexpr Mods kCtrl{.ctrl = true};
constexpr Mods kCtrlShift{.shift = true, .ctrl = true};

constexpr std::array<Chord, 2> keys(Key key, Mods mods = {}) { return {{{key, mods}, {}}}; }
constexpr std::array<Chord, 2> keys(Chord one, Chord other) { return {{one, other}}; }

/// A command that is always the same action.
template <auto deed>
Deed always(const Model&) {
  if constexpr (std::is_same_v<decltype(deed), ScreenAction>) return deed;
  else return Action{deed};
}

Deed change_axis(const Model& model) {
  const bool time = model.axis_kind == timeline::AxisKind::time;
  return Action{action::SetAxis{time ? timeline::AxisKind::steps : timeline::AxisKind::time}};
}

Deed whole_run(const Model& model) {
  return Action{action::SetSwitch{&Settings::whole_run, !model.settings->whole_run}};
}

Deed read_aloud(const Model& model) {
  if (!model.can_read_aloud) return {};
  return Action{action::SetSwitch{&Settings::read_aloud, !model.settings->read_aloud}};
}

/// Begins or ends it.
template <Study study>
Deed toggle_study(const Model& model) {
  if (model.runs.empty() || !model.missing.empty()) return {};
  if (model.puzzle && study == Study::predict) return {};
  return Action{action::SetStudy{model.study == study ? Study::none : study}};
}

/// Another lane; while it is studied why the run takes so long, another part of that.
template <int direction>
Deed along_lanes(const Model& model) {
  if (model.study == Study::why) return Action{action::StepPart{direction}};
  return direction < 0 ? ScreenAction::lane_above : ScreenAction::lane_below;
}

Deed puzzle(const Model& model) {
  if (model.puzzle) return Action{action::LeavePuzzle{}};
  if (!model.has_puzzle) return {};
  return Action{action::OpenPuzzle{}};
}

/// An action on the open puzzle.
template <auto deed>
Deed on_puzzle(const Model& model) {
  if (!model.puzzle) return {};
  return Action{deed};
}

Deed compare(const Model& model) {
  if (model.runs.size() < 2) return {};
  return Action{action::ToggleCompare{}};
}

Deed edit(const Model& model) {
  if (model.edits.empty()) return {};
  return ScreenAction::open_edits;
}

template <int direction>
Deed change_speed(const Model& model) {
  return Action{action::SetSpeed{next_speed(model.speed, direction)}};
}

Deed change_pace(const Model& model) { return Action{action::SetPace{next_pace(model.pace)}}; }

Deed change_motion(const Model& model) {
  return Action{action::SetSwitch{&Settings::reduced_motion, !model.settings->reduced_motion}};
}

/// To the next stop point, or the previous. From the end of a lesson to the next one, and from its beginning to the
/// one before: a presenter's remote has no other keys.
template <int direction>
Deed go_to_stop(const Model& model) {
  const bool leaves = direction > 0 ? model.at_end : model.playhead <= timeline::Position{};
  const LessonEntry* const to = leaves ? neighbour(model, direction) : nullptr;
  if (to != nullptr) return Action{action::SelectLesson{to->id}};
  return Action{action::StepStop{direction}};
}

/// The lesson as when it was opened. A trace has no delays: it only goes back to its beginning.
Deed start_over(const Model& model) {
  if (model.lesson_id.empty()) return Action{action::Home{}};
  if (model.puzzle) return Action{action::OpenPuzzle{}};
  return Action{action::SelectLesson{model.lesson_id}};
}

/// To the next lesson, or the previous; the first comes after the last.
template <int direction>
Deed go_to_lesson(const Model& model) {
  if (const LessonEntry* to = neighbour(model, direction)) return Action{action::SelectLesson{to->id}};
  const auto path = lesson_path(model);
  if (path.empty()) return {};
  const std::string& id = model.lessons[direction < 0 ? path.back() : path.front()].id;
  if (id == model.lesson_id) return {};
  return Action{action::SelectLesson{id}};
}

Deed try_missed_again(const Model& model) {
  const AgainView* const first = first_to_try(model);
  if (first == nullptr) return {};
  return try_again(first->question);
}

constexpr Command kCommands[] = {
    {"play", "space", keys(Key::space), always<action::TogglePlay{}>},
    {"step_back", "step", keys(Key::left), always<action::Step{-1}>, Over::run, true},
    {"step", "step", keys(Key::right), always<action::Step{+1}>, Over::run, true},
    {"switch_back", "switch", keys(Key::left, kShift), always<action::StepSwitch{-1}>, Over::run, true},
    {"switch", "switch", keys(Key::right, kShift), always<action::StepSwitch{+1}>, Over::run, true},
    {"stop_back", "stop", keys(Key::page_up), go_to_stop<-1>},
    {"stop", "stop", keys(Key::page_down), go_to_stop<+1>},
    {"to_begin", "ends", keys(Key::home), always<action::Home{}>},
    {"to_end", "ends", keys(Key::end), always<action::End{}>},
    {"next_lesson", "next", keys(Key::n), go_to_lesson<+1>},
    {"previous_lesson", "next", keys(Key::n, kShift), go_to_lesson<-1>},
    {"try_again", "try_again", keys(Key::p, kShift), try_missed_again},
    {"start_over", "start_over", keys(Key::r), start_over},
    {"lessons", "lessons", keys({Key::o}, {Key::o, kCtrl}), always<ScreenAction::open_lessons>},
    {"glossary", "glossary", keys(Key::d), always<ScreenAction::toggle_glossary>},
    {"present", "present", keys({Key::f}, {Key::f5}), always<ScreenAction::toggle_presentation>},
    {"black", "blank", keys({Key::b}, {Key::period}), always<ScreenAction::go_black>, Over::sheet},
    {"lane_above", "lane", keys(Key::up), along_lanes<-1>, Over::run, true},
    {"lane_below", "lane", keys(Key::down), along_lanes<+1>, Over::run, true},
    {"waker", "waker", keys(Key::j), always<ScreenAction::to_waker>},
    {"woken", "waker", keys(Key::j, kShift), always<ScreenAction::to_woken>},
    {"next_widget", "widgets", keys(Key::tab), always<ScreenAction::next_widget>, Over::run, true},
    {"previous_widget", "widgets", keys(Key::tab, kShift), always<ScreenAction::previous_widget>, Over::run, true},
    {"timeline", "panels", keys(Key::one), always<ScreenAction::to_timeline>},
    {"code", "panels", keys(Key::two), always<ScreenAction::to_code>},
    {"loop", "panels", keys(Key::three), always<ScreenAction::to_loop>},
    {"output", "panels", keys(Key::four), always<ScreenAction::to_console>},
    {"delays", "panels", keys(Key::five), always<ScreenAction::to_delays>},
    {"zoom_in", "zoom", keys(Key::z), always<ScreenAction::zoom_in>, Over::run, true},
    {"zoom_out", "zoom", keys(Key::z, kShift), always<ScreenAction::zoom_out>, Over::run, true},
    {"zoom_all", "zoom", keys(Key::zero), always<ScreenAction::show_all>},
    {"pan_left", "pan_keys", keys(Key::left, kCtrl), always<ScreenAction::pan_left>, Over::run, true},
    {"pan_right", "pan_keys", keys(Key::right, kCtrl), always<ScreenAction::pan_right>, Over::run, true},
    {"scroll_up", "pan_keys", keys(Key::up, kCtrl), always<ScreenAction::scroll_up>, Over::run, true},
    {"scroll_down", "pan_keys", keys(Key::down, kCtrl), always<ScreenAction::scroll_down>, Over::run, true},
    {"slower", "speed", keys(Key::minus), change_speed<-1>, Over::run, true},
    {"faster", "speed", keys(Key::plus), change_speed<+1>, Over::run, true},
    {"pace", "pace", keys(Key::g), change_pace},
    {"text_smaller", "text", keys(Key::minus, kCtrl), always<action::TextSize{-1}>, Over::any, true},
    {"text_larger", "text", keys(Key::plus, kCtrl), always<action::TextSize{+1}>, Over::any, true},
    {"text_default", "text", keys(Key::zero, kCtrl), always<action::TextSize{0}>, Over::any},
    {"undo", "undo", keys(Key::z, kCtrl), always<action::Undo{}>, Over::run, true},
    {"redo", "redo", keys({Key::z, kCtrlShift}, {Key::y, kCtrl}), always<action::Redo{}>, Over::run, true},
    {"compare", "compare", keys(Key::c), compare},
    {"why", "why", keys(Key::w), toggle_study<Study::why>},
    {"predict", "predict", keys(Key::p), toggle_study<Study::predict>},
    {"puzzle", "puzzle", keys(Key::u), puzzle},
    {"puzzle_shuffle", "puzzle_more", keys(Key::u, kShift), on_puzzle<action::ShufflePuzzle{}>},
    {"puzzle_solution", "puzzle_more", keys(Key::u, kCtrl), on_puzzle<action::SolvePuzzle{}>},
    {"whole_run", "whole", keys(Key::v), whole_run},
    {"edit", "edit", keys(Key::e), edit},
    {"axis", "axis", keys(Key::a), change_axis},
    {"language", "language", keys(Key::l), always<action::ToggleLanguage{}>, Over::sheet},
    {"theme", "theme", keys(Key::t), always<action::ToggleTheme{}>, Over::sheet},
    {"read_aloud", "read_aloud", keys(Key::s), read_aloud, Over::sheet},
    {"motion", "motion", keys(Key::m), change_motion},
    {"full_screen", "full", keys(Key::f11), always<action::ToggleFullScreen{}>, Over::any},
    {"palette", "palette", keys(Key::k, kCtrl), always<ScreenAction::toggle_palette>, Over::any},
    {"help", "help", keys({Key::question}, {Key::f1}), always<ScreenAction::toggle_help>, Over::any},
    {"quit", "quit", keys(Key::q, kCtrl), always<action::Quit{}>, Over::any},
};

}  // namespace

std::span<const Chord> Command::keys() const { return std::span(chords).first(chords[1].key == Key::other ? 1 : 2); }

std::span<const Command> commands() { return kCommands; }

const Command& command(std::string_view name) {
  for (const std::span<const Command> table : {commands(), question_commands()}) {
    const auto found = std::ranges::find(table, name, &Command::name);
    if (found != table.end()) return *found;
  }
  throw std::out_of_range("no command is called " + std::string(name));
}

const Command* find_command(const Chord& chord) {
  const auto has = [](const Chord& wanted) {
    const auto* const found =
        std::ranges::find_if(kCommands, [&](const Command& one) { return std::ranges::count(one.keys(), wanted) > 0; });
    return found == std::end(kCommands) ? nullptr : found;
  };
  if (const Command* const exact = has(chord)) return exact;
  return has({chord.key, {.shift = false, .ctrl = chord.mods.ctrl}});
}

bool repeats(Key key) {
  if (key == Key::backspace) return true;  // in the search field of the list
  return std::ranges::any_of(kCommands, [key](const Command& one) {
    return one.repeats && std::ranges::any_of(one.keys(), [key](const Chord& chord) { return chord.key == key; });
  });
}

std::string keys_text(const Command& command) {
  std::string keys;
  for (const std::string& cap : caps(command.chords[0])) keys += (keys.empty() ? "" : "+") + cap;
  return keys;
}

std::string hint(const Command& command, const text::Words& words) {
  return words["command." + std::string(command.name)] + " (" + keys_text(command) + ")";
}

timeline::Pace next_pace(timeline::Pace pace) {
  using enum timeline::Pace;
  return pace == real_time ? guided : pace == guided ? step_by_step : real_time;
}

double next_speed(double speed, int direction) {
  if (direction > 0) {
    const auto* const above = std::find_if(kSpeeds.begin(), kSpeeds.end(), [=](double s) { return s > speed * 1.001; });
    return above == kSpeeds.end() ? kSpeeds.back() : *above;
  }
  const auto below = std::find_if(kSpeeds.rbegin(), kSpeeds.rend(), [=](double s) { return s < speed * 0.999; });
  return below == kSpeeds.rend() ? kSpeeds.front() : *below;
}

}  // namespace player
