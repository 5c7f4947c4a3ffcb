#include "ui/timeline/unborn_lanes.hpp"

#include <optional>
#include <span>

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
  std::span<const std::uint32_t> lines;
  if (run.listing != nullptr) lines = run.listing->python_to_here;
  return timeline::unborn_reason(*run.timeline, *run.events, run.moment, lane.lane, *model.words, lines);
}

/// Right of the playhead; where there is no room, left of it, as the row is empty there, too; else across it.
std::optional<float> place_of(float width, float playhead, float gap, const Rect& clip) {
  const float right = clip.x + clip.w;
  if (playhead + gap + width <= right) return playhead + gap;
  if (playhead - gap - width >= clip.x) return playhead - gap - width;
  return width <= clip.w ? std::optional(right - width) : std::nullopt;
}

}  // namespace

std::vector<LaneReason> lane_reasons(const Model& model, const Theme& theme, const TimelineScene& scene) {
  std::vector<LaneReason> all;
  if (model.axis == nullptr || !model.is_lesson()) return all;
  const float gap = theme.px(12);
  const float playhead = std::max(scene.playhead_x, scene.clip.x - gap);
  for (const LaneRow& row : scene.layout.rows) {
    if (row.lane.lane == 0 || scene.layout.is_strip(row.lane.run) || is_known(model, row.lane)) continue;
    const std::string words = reason_of(model, row.lane);
    for (ImFont* const font : {theme.fonts.body, theme.fonts.small}) {
      const float width = measure(font, words);
      const auto x = words.empty() ? std::nullopt : place_of(width, playhead, gap, scene.clip);
      if (!x) continue;
      all.push_back({row.lane, {*x, row.bar.y, width, row.bar.h}, font, words});
      break;
    }
  }
  return all;
}

void draw_lane_reasons(const TimelineInk& ink) {
  for (const LaneReason& reason : ink.scene.reasons) {
    text_at(ink.list, reason.font, reason.rect.x, reason.rect.center_y(), ink.theme.color().text_dim, reason.words);
  }
}

}  // namespace ui
