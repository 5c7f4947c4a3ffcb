#include "ui/seen.hpp"

#include <utility>

#include "ui/code/puzzle_panel.hpp"
#include "ui/state.hpp"

namespace ui {
namespace {

Seen seen_in(const Model& model, const State& state) {
  Seen now{model.generations, model.playhead, state.selected_lane, model.selected_run, model.code, -1,
           state.flash_line, model.axis_kind, model.study};
  if (model.selected_run < model.runs.size()) now.event = model.runs[model.selected_run].moment.event;
  return now;
}

bool is_same_step(const Seen& a, const Seen& b) { return a.run == b.run && a.code == b.code && a.event == b.event; }

void start_anew(State& state) {
  State fresh;
  fresh.help_open = state.help_open;
  fresh.presenting = state.presenting;
  fresh.unit = state.unit;
  state = std::move(fresh);
}

/// A study begins on its own panel; with its end the panel before it is back, unless another has been chosen.
void show_study(State& state, player::Study study) {
  const bool before = state.seen && state.seen->study != player::Study::none;
  const bool now = study != player::Study::none;
  if (now && (!before || state.seen->study != study)) {
    if (!before) state.pane_before = state.pane;
    state.pane = Pane::study;
  } else if (before && !now && state.pane == Pane::study) {
    state.pane = state.pane_before;
  }
}

}  // namespace

void look(const Model& model, State& state) {
  if (state.seen && state.seen->generations.opened != model.generations.opened) start_anew(state);
  if (model.puzzle && !state.seen) begin_puzzle(model, state);
  Seen now = seen_in(model, state);
  show_study(state, model.study);
  if (const auto& before = state.seen) {
    if (before->axis != now.axis) turn_zoom(model, state, before->axis);
    else if (before->generations.axis != now.generations.axis) state.view_begin = state.view_end = 0;
    const bool same_step = is_same_step(*before, now);
    if (!same_step && before->flash_line != 0) now.flash_line = state.flash_line = 0;
    state.news.playhead |= before->playhead != now.playhead;
    state.news.selected_lane |= before->selected_lane != now.selected_lane;
    state.news.code |= !same_step || before->flash_line != now.flash_line;
  }
  state.seen = now;
}

}  // namespace ui
