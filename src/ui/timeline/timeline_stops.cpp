#include "ui/timeline/timeline_stops.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/keys.hpp"
#include "ui/kit/widgets.hpp"
#include "ui/timeline/hover.hpp"

namespace ui {
namespace {

/// Whether the row is the one of its run that Tab stops at: the selected lane, else the first coroutine in view.
bool is_stop(const State& state, const TimelineScene& scene, const LaneRow& row) {
  const auto of_run = [&](const LaneRow& each) { return each.lane.run == row.lane.run && each.lane.lane > 0; };
  const auto& rows = scene.layout.rows;
  const auto is_current = [&](const LaneRow& each) { return of_run(each) && each.lane == state.selected_lane; };
  if (std::ranges::any_of(rows, is_current)) return row.lane == state.selected_lane;
  const auto first = std::ranges::find_if(rows, of_run);
  return first != rows.end() && first->lane == row.lane;
}

/// What the task of a lane is said to be, on its bracket; "" without a task that is known.
std::string task_said(const Model& model, const RunView& run, trace::Id task) {
  if (run.timeline->root_of(task) == timeline::kNoLane || !model.shows(run.timeline->tasks[task - 1].made)) return {};
  return "\n" + task_hover_text(model, run, task);
}

/// What the lane does at the playhead and what its task is; if it does nothing then, the lane itself.
std::string said_of(const Model& model, LaneRef lane) {
  const RunView& run = model.runs[lane.run];
  const trace::Id task = run.timeline->lane(lane.lane).task;
  const timeline::Span* const span = run.moment.span(*run.timeline, lane.lane);
  if (span == nullptr || !model.shows(span->begin)) {
    const bool outermost = run.timeline->root_of(task) == lane.lane;  // says what made its task
    return lane_hover_text(model, run, lane.lane) + (outermost ? "" : task_said(model, run, task));
  }
  const auto index = static_cast<std::uint32_t>(span - run.timeline->lane(lane.lane).spans.data());
  return hover_text(model, run, lane.lane, index, false, false) + task_said(model, run, task);
}

Rect in_panel(const TimelineScene& scene, const Rect& rect) {
  const Rect& lanes = scene.layout.lanes;
  const float top = std::max(rect.y, lanes.y);
  return {rect.x, top, rect.w, std::min(rect.y + rect.h, lanes.y + lanes.h) - top};
}

}  // namespace

void add_timeline_stops(const Model& model, State& state, Frame& frame, const TimelineScene& scene) {
  for (const HeaderRow& header : scene.layout.headers) {
    const bool used = add_stop(state, fmt::format("run/{}", header.run), in_panel(scene, header.rect));
    if (used && header.run != model.selected_run) frame.actions.emplace_back(action::SelectRun{header.run});
  }
  for (const LaneRow& row : scene.layout.rows) {
    if (scene.layout.is_strip(row.lane.run)) {
      const std::string run = fmt::format("run/{}", row.lane.run);
      if (add_stop(state, run, in_panel(scene, row.row))) frame.actions.emplace_back(action::SelectRun{row.lane.run});
      continue;
    }
    const std::string name = lane_stop(row.lane);
    if (!is_stop(state, scene, row) && !has_focus(state, name)) continue;
    const Rect place = in_panel(scene, row.row);
    add_stop(state, name, place);
    if (state.focus.said == name && has_focus(state, name)) tip_now(state, name, place, said_of(model, row.lane));
  }
}

}  // namespace ui
