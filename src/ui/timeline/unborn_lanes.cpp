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

/// "not made yet: line 24 is reached only after call_api_2()" without why.
std::string short_form(const std::string& words) { return words.substr(0, words.find(':')); }

/// The reason on one side of the playhead, in its short form if need be; without words where there is no room at all.
void place(const Theme& theme, LaneReason& reason, const LaneRow& row, float playhead, const Rect& clip) {
  for (std::string words : {reason.words, short_form(reason.words)}) {
    const float width = measure(reason.font, words);
    const auto x = beside(width, playhead, theme.px(12), clip);
    if (!x) continue;
    reason.rect = {*x, row.bar.y, width, row.bar.h};
    reason.words = std::move(words);
    return;
  }
  reason.words.clear();
}

struct Unborn {
  const LaneRow* row;
  LaneReason reason;
};

std::vector<Unborn> unborn_in_view(const Model& model, const TimelineScene& scene) {
  std::vector<Unborn> all;
  for (const LaneRow& row : scene.layout.rows) {
    if (row.lane.lane == 0 || scene.layout.is_strip(row.lane.run) || is_known(model, row.lane)) continue;
    std::string words = reason_of(model, row.lane);
    if (!words.empty()) all.push_back({&row, {row.lane, {}, nullptr, std::move(words)}});
  }
  return all;
}

}  // namespace

std::vector<LaneReason> lane_reasons(const Model& model, const Theme& theme, const TimelineScene& scene) {
  // Before the run has begun its header says that nothing has run.
  if (model.axis == nullptr || !model.is_lesson() || model.asks() || model.playhead == timeline::Position{}) return {};
  const float playhead = std::max(scene.playhead_x, scene.clip.x - theme.px(12));
  const float room = scene.clip.x + scene.clip.w - playhead - theme.px(12);
  std::vector<Unborn> unborn = unborn_in_view(model, scene);
  // All in one face.
  const bool large = scene.layout.name_font == theme.fonts.body && std::ranges::all_of(unborn, [&](const Unborn& one) {
    return measure(theme.fonts.body, one.reason.words) <= room;
  });
  std::vector<LaneReason> all;
  for (Unborn& one : unborn) {
    one.reason.font = large ? theme.fonts.body : theme.fonts.small;
    place(theme, one.reason, *one.row, playhead, scene.clip);
    if (!one.reason.words.empty()) all.push_back(std::move(one.reason));
  }
  return all;
}

void draw_lane_reasons(const TimelineInk& ink) {
  for (const LaneReason& reason : ink.scene.reasons) {
    text_at(ink.list, reason.font, reason.rect.x, reason.rect.center_y(), ink.theme.color().text_dim, reason.words);
  }
}

}  // namespace ui
