#include "ui/timeline/timeline_scene.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "ui/timeline/bar_parameter.hpp"
#include "ui/timeline/task_brackets.hpp"
#include "ui/timeline/unborn_lanes.hpp"

namespace ui {
namespace {

constexpr float kBelowLast = 4;

void find_ends(const Model& model, const Theme& theme, TimelineScene& scene) {
  if (!model.delays_fixed.empty()) return;
  std::map<std::size_t, BarParameters> parameters;
  for (std::size_t i = 0; i < scene.layout.rows.size(); ++i) {
    const LaneRow& row = scene.layout.rows[i];
    const RunView& run = model.runs[row.lane.run];
    const auto found = parameters.try_emplace(row.lane.run, model, run).first;
    const auto& spans = run.timeline->lane(row.lane.lane).spans;
    for (const Bar& bar : scene.bars[i]) {
      if (bar.mark || bar.folded || bar.x1 > scene.clip.x + scene.clip.w) continue;
      if (model.revealed < spans[bar.span].end) continue;
      const auto parameter = found->second.find(row.lane.lane, spans[bar.span]);
      if (!parameter) continue;
      const float reach = theme.px(5);
      scene.ends.push_back({row.lane, bar.span, *parameter, {bar.x1 - reach, row.bar.y, 2 * reach, row.bar.h}});
    }
  }
}

const Bar* bar_at(const std::vector<Bar>& bars, float x) {
  // Marks are last and on top.
  for (auto bar = bars.rbegin(); bar != bars.rend(); ++bar) {
    if (x >= bar->x0 && x < bar->x1) return &*bar;
  }
  return nullptr;
}

TimelineHit hit_row(const TimelineScene& scene, std::size_t index, float x, float y) {
  const LaneRow& row = scene.layout.rows[index];
  TimelineHit hit;
  hit.lane = row.lane;
  hit.what = x < scene.clip.x ? TimelineHit::What::label : TimelineHit::What::empty;
  if (hit.what == TimelineHit::What::label || y < row.bar.y || y >= row.bar.y + row.bar.h) return hit;
  if (const Bar* bar = bar_at(scene.bars[index], x)) {
    hit.what = TimelineHit::What::bar;
    hit.span = bar->span;
    hit.folded = bar->folded;
  }
  return hit;
}

/// The bracket that is nearest to the point: those of a task and of its maker are side by side.
std::optional<TimelineHit> hit_bracket(const TimelineScene& scene, const Theme& theme, float x, float y) {
  std::optional<TimelineHit> hit;
  float nearest = theme.px(7);
  for (std::size_t i = 0; i < scene.brackets.size(); ++i) {
    const TaskBracket& one = scene.brackets[i];
    const float away = std::abs(x - one.rect.x);
    if (y < one.rect.y || y > one.rect.y + one.rect.h || away > nearest) continue;
    nearest = away;
    hit = {.what = TimelineHit::What::task, .lane = {one.run, one.root}, .bracket = i};
  }
  return hit;
}

}  // namespace

TimelineScene make_timeline_scene(const Model& model, const State& state, const Theme& theme,
                                  const TimelineCell& cell) {
  TimelineScene scene;
  scene.layout = lay_out_lanes(model, theme, cell, state.lanes_scroll);
  slide_rows(scene.layout, state.row_motion);
  const Rect& plot = scene.layout.plot;
  scene.view = axis_view(model, state, plot);
  const float left = plot.x - theme.px(5);
  scene.clip = {left, plot.y, cell.panel.x + cell.panel.w - theme.px(16) - left, plot.h};
  // The letters of the last row may reach below it.
  const bool all = scene.layout.scroll_limit() <= 0 && plot.h > theme.px(kBelowLast);
  if (all) scene.clip.h = std::min(plot.h + theme.px(kBelowLast), cell.panel.y + cell.panel.h - plot.y);
  for (const LaneRow& row : scene.layout.rows) {
    const timeline::Lane& lane = model.runs[row.lane.run].timeline->lane(row.lane.lane);
    scene.bars.push_back(model.axis == nullptr
                             ? std::vector<Bar>{}
                             : fold_lane(lane, scene.view, scene.clip.x, row.right, theme.px(1)));
  }
  find_ends(model, theme, scene);
  if (model.axis != nullptr) scene.playhead_x = static_cast<float>(scene.view.px(model.playhead));
  scene.reasons = lane_reasons(model, theme, scene);
  scene.brackets = task_brackets(model, theme, scene);
  scene.why = make_why_scene(model, theme, scene);
  return scene;
}

float in_view(const TimelineScene& scene, double px) {
  constexpr double kOut = 200;
  const double left = scene.clip.x;
  return static_cast<float>(std::clamp(px, left - kOut, left + std::max(0.0F, scene.clip.w) + kOut));
}

TimelineHit hit_timeline(const TimelineScene& scene, const Theme& theme, float x, float y) {
  const LaneLayout& layout = scene.layout;
  TimelineHit hit;
  if (!layout.panel.contains(x, y) || layout.aside.contains(x, y)) return hit;
  hit.what = TimelineHit::What::empty;
  const Rect thumb = lanes_thumb(scene, theme);
  if (thumb.w > 0 &&
      Rect{thumb.x - theme.px(4), layout.lanes.y, thumb.w + theme.px(8), layout.lanes.h}.contains(x, y)) {
    hit.what = TimelineHit::What::scroll_bar;
    return hit;
  }
  if (y < layout.lanes.y) {
    if (x >= scene.clip.x && x < scene.clip.x + scene.clip.w) hit.what = TimelineHit::What::ruler;
    return hit;
  }
  if (y >= layout.lanes.y + layout.lanes.h) return hit;
  for (std::size_t i = 0; i < scene.ends.size(); ++i) {
    if (!scene.ends[i].grip.contains(x, y)) continue;
    return {.what = TimelineHit::What::bar_end, .lane = scene.ends[i].lane, .span = scene.ends[i].span, .end = i};
  }
  if (std::abs(x - scene.playhead_x) <= theme.px(3) && x >= scene.clip.x && x < scene.clip.x + scene.clip.w) {
    hit.what = TimelineHit::What::playhead;
    return hit;
  }
  for (const HeaderRow& header : layout.headers) {
    if (header.rect.contains(x, y)) return {.what = TimelineHit::What::header, .lane = {header.run, timeline::kNoLane}};
  }
  for (const PartBox& box : scene.why.boxes) {
    if (box.rect.contains(x, y)) return {.what = TimelineHit::What::part, .lane = {box.run, timeline::kNoLane}, .part = box.part};
  }
  if (const auto task = hit_bracket(scene, theme, x, y)) return *task;
  for (std::size_t i = 0; i < layout.rows.size(); ++i) {
    if (layout.rows[i].row.contains(x, y)) return hit_row(scene, i, x, y);
  }
  return hit;
}

Rect lanes_thumb(const TimelineScene& scene, const Theme& theme) {
  const LaneLayout& layout = scene.layout;
  if (layout.scroll_limit() <= 0) return {};
  const float height = std::max(theme.px(24), layout.lanes.h * layout.lanes.h / layout.content_height);
  const float share = layout.scroll / layout.scroll_limit();
  return {layout.panel.x + layout.panel.w - theme.px(9), layout.lanes.y + (layout.lanes.h - height) * share,
          theme.px(4), height};
}

}  // namespace ui
