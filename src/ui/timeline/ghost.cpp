#include "ui/timeline/ghost.hpp"

#include <algorithm>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"

namespace ui {
namespace {

void draw_ghost(const TimelineInk& ink, const LaneRow& row, const timeline::Lane& lane) {
  const Rect& clip = ink.scene.clip;
  const float unit = ink.theme.px(1);
  const ImU32 color = translucent(ink.theme.color().text_dim, 0.8F);
  for (const Bar& bar : fold_lane(lane, ink.scene.view, clip.x, clip.x + clip.w, unit)) {
    if (bar.mark || bar.x1 - bar.x0 < 2 * unit) continue;
    ink.list.AddRect({bar.x0, row.bar.y}, {bar.x1 - unit, row.bar.y + row.bar.h}, color, 4 * unit, 0,
                     std::max(1.0F, unit));
  }
}

}  // namespace

void draw_ghosts(const TimelineInk& ink) {
  if (ink.model.axis == nullptr || ink.model.axis_kind != timeline::AxisKind::time) return;
  const Rect& clip = ink.scene.clip;
  ink.list.PushClipRect(top_left(clip), bottom_right(clip), true);
  for (const LaneRow& row : ink.scene.layout.rows) {
    const timeline::Timeline* const before = ink.model.runs[row.lane.run].before;
    if (before != nullptr && before->has(row.lane.lane)) draw_ghost(ink, row, before->lane(row.lane.lane));
  }
  ink.list.PopClipRect();
}

}  // namespace ui
