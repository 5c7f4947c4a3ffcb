#include "ui/timeline/wake_keys.hpp"

#include "timeline/facts.hpp"
#include "timeline/wakers.hpp"

namespace ui {
namespace {

constexpr std::size_t kMostJumps = 1'000;

/// The lane that runs, else the one that is woken next, of the selected run.
LaneRef lane_of_interest(const Model& model) {
  const std::size_t run = model.selected_run;
  if (run >= model.runs.size()) return {};
  const RunView& shown = model.runs[run];
  const timeline::LaneIndex running = shown.moment.running;
  if (running > 0) return {run, running};
  return {run, timeline::Facts(*shown.timeline, *shown.events, shown.moment).wakes_next()};
}

LaneRef known_lane(const Model& model, LaneRef lane) {
  const bool known = lane.run < model.runs.size() && lane.lane > 0 && model.runs[lane.run].timeline->has(lane.lane);
  return known ? lane : lane_of_interest(model);
}

/// Not while a question hides what comes.
bool may_jump(const Model& model, LaneRef from) {
  return model.study != player::Study::predict && from.lane != timeline::kNoLane && from.run < model.runs.size();
}

/// The line at which it is then is marked in the code.
void show_lane(const Model& model, LaneRef lane, timeline::Position at, State& state, std::vector<Action>& actions) {
  const RunView& run = model.runs[lane.run];
  if (lane.run != model.selected_run) actions.emplace_back(action::SelectRun{lane.run});
  actions.emplace_back(action::Seek{at});
  state.selected_lane = lane;
  state.focus.at.clear();
  const auto& stands = run.timeline->lane(lane.lane).stands;
  std::uint32_t line = timeline::moment_at(*run.timeline, *run.events, at).lane(lane.lane).line;
  if (line == 0 && !stands.empty()) line = stands.back().line;  // it has ended there
  state.flash_line = static_cast<int>(run.shown_line(line));
  if (state.seen) state.seen->flash_line = 0;  // this line is new, whatever was marked before
}

}  // namespace

void go_to_waker(const Model& model, LaneRef lane, State& state, std::vector<Action>& actions) {
  const LaneRef from = known_lane(model, lane);
  if (!may_jump(model, from)) return;
  const RunView& run = model.runs[from.run];
  const auto waker = timeline::waker_of(*run.timeline, *run.events, from.lane, run.moment.at);
  if (!waker) return;
  const LaneRef to{from.run, waker->lane};
  if (state.wake_jumps.size() >= kMostJumps) state.wake_jumps.erase(state.wake_jumps.begin());
  state.wake_jumps.push_back({from, to, model.playhead, waker->at});
  show_lane(model, to, waker->at, state, actions);
}

void go_to_woken(const Model& model, LaneRef lane, State& state, std::vector<Action>& actions) {
  const LaneRef from = known_lane(model, lane);
  if (!may_jump(model, from)) return;
  if (!state.wake_jumps.empty()) {
    const WakeJump last = state.wake_jumps.back();
    state.wake_jumps.pop_back();
    if (last.to == from && last.reached == model.playhead) return show_lane(model, last.from, last.left, state, actions);
    state.wake_jumps.clear();
  }
  const RunView& run = model.runs[from.run];
  const auto woken = timeline::woken_by(*run.timeline, from.lane, run.moment.at);
  if (woken) show_lane(model, {from.run, woken->lane}, woken->at, state, actions);
}

}  // namespace ui
