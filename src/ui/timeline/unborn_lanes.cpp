#include "ui/timeline/unborn_lanes.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "timeline/unborn.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

/// Whether the lane has been seen: then its bars are there, dimmed.
bool is_known(const Model& model, LaneRef lane) {
  const RunView& run = model.runs[lane.run];
  const auto& spans = run.timeline->lane(lane.lane).spans;
  return run.moment.lane(lane.lane).born || (!spans.empty() && model.shows(spans.front().begin));
}

std::string reason_of(const Model& model, LaneRef lane) {
  const RunView& run = model.runs[lane.run];
  return timeline::unborn_reason(*run.timeline, *run.events, run.moment, lane.lane, *model.words, run.lines());
}

/// Right of the playhead; where there is no room, left of it, as the row is empty there, too.
std::optional<float> beside(float width, float playhead, float gap, const Rect& clip) {
  if (playhead + gap + width <= clip.x + clip.w) return playhead + gap;
  if (playhead - gap - width >= clip.x) return playhead - gap - width;
  return std::nullopt;
}

/// Beside the playhead, if need be in the smaller font; else across it; nothing where there is no room at all.
std::optional<LaneReason> place(const Theme& theme, const LaneRow& row, std::string words, float playhead,
                                const Rect& clip) {
  const float gap = theme.px(12);
  float width = 0;
  for (ImFont* const font : {theme.fonts.body, theme.fonts.small}) {
    width = measure(font, words);
    if (const auto x = beside(width, playhead, gap, clip)) {
      return LaneReason{row.lane, {*x, row.bar.y, width, row.bar.h}, font, std::move(words)};
    }
  }
  if (width > clip.w) return std::nullopt;
  return LaneReason{
      row.lane, {clip.x + clip.w - width, row.bar.y, width, row.bar.h}, theme.fonts.small, std::move(words)};
}

}  // namespace

std::vector<LaneReason> lane_reasons(const Model& model, const Theme& theme, const TimelineScene& scene) {
  std::vector<LaneReason> all;
  if (model.axis == nullptr || !model.is_lesson()) return all;
  const float playhead = std::max(scene.playhead_x, scene.clip.x - theme.px(12));
  for (const LaneRow& row : scene.layout.rows) {
    if (row.lane.lane == 0 || scene.layout.is_strip(row.lane.run) || is_known(model, row.lane)) continue;
    std::string words = reason_of(model, row.lane);
    if (words.empty()) continue;
    if (auto placed = place(theme, row, std::move(words), playhead, scene.clip)) all.push_back(std::move(*placed));
  }
  return all;
}

void draw_lane_reasons(const TimelineInk& ink) {
  for (const LaneReason& reason : ink.scene.reasons) {
    text_at(ink.list, reason.font, reason.rect.x, reason.rect.center_y(), ink.theme.color().text_dim, reason.words);
  }
}

}  // namespace ui
