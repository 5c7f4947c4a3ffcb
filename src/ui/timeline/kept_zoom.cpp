#include "ui/timeline/kept_zoom.hpp"

#include <algorithm>
#include <utility>

#include "ui/state.hpp"
#include "ui/timeline/axis_view.hpp"

namespace ui {
namespace {

bool is_whole(const AxisRange& range) { return range.end <= range.begin; }

/// As large a part of the axis of `model`, with the same place at the same share of it.
AxisRange turned(const Model& model, const AxisRange& zoom, timeline::AxisKind before) {
  const timeline::Axis& axis = *model.axis;
  const double playhead = axis.at(before, model.playhead);
  const bool seen = playhead >= zoom.begin && playhead <= zoom.end;
  const double anchor = seen ? playhead : (zoom.begin + zoom.end) / 2;
  const double span = zoom.end - zoom.begin;
  const double there = seen ? axis.at(model.playhead) : axis.at(axis.position(before, anchor));
  const double wide = span / std::max(axis.end(before), timeline::TimeScale::kMinSpan) * axis.end();
  const double begin = there - (anchor - zoom.begin) / span * wide;
  return {begin, begin + wide};
}

}  // namespace

void turn_zoom(const player::Model& model, State& state, timeline::AxisKind before) {
  const AxisRange zoom{state.view_begin, state.view_end};
  const auto kept = std::exchange(state.kept_zoom, std::nullopt);
  if (model.axis == nullptr || is_whole(zoom)) return fit_view(state);
  const bool back = kept && kept->kind == model.axis_kind && kept->made == zoom;
  const AxisRange wanted = back ? kept->zoom : turned(model, zoom, before);
  const double limit = model.horizon.value_or(model.axis->end());
  fit_view(state);
  set_view(model, state, {wanted.begin, wanted.end, std::max(limit, back ? wanted.end : limit), 0, 1});
  state.kept_zoom = KeptZoom{before, zoom, {state.view_begin, state.view_end}};
}

}  // namespace ui
