#include "ui/timeline/strip_clock.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/lane_words.hpp"
#include "ui/timeline/run_header.hpp"

namespace ui {

float strip_clock_width(const Model& model, const Theme& theme, std::size_t run, float most) {
  const timeline::Timeline& timeline = *model.runs[run].timeline;
  const double total = timeline::in_seconds(timeline.total);
  const float time = timeline.why == trace::Why::syntax ? 0 : measure(theme.fonts.code, fmt::format("{:.2f}", total));
  const float at_end = measure(theme.fonts.body_bold, run_end_words(model, timeline.why));
  const float of = measure(theme.fonts.code, run_total_words(model, timeline));
  const float gap = time > 0 ? theme.px(8) : 0;
  for (const float then : {std::max(at_end, of), of}) {
    if (time + gap + then <= most) return time + gap + then;
  }
  return std::min(time, most);
}

Rect strip_clock_place(const LaneLayout& layout, const Theme& theme, const LaneRow& row) {
  const float right = layout.lanes.x + layout.lanes.w - theme.px(kHeaderEdge);
  return {layout.clocks_x, row.row.y, right - layout.clocks_x, row.row.h};
}

void draw_strip_clocks(const TimelineInk& ink) {
  const LaneLayout& layout = ink.scene.layout;
  for (const LaneRow& row : layout.rows) {
    if (!layout.is_strip(row.lane.run)) continue;
    const Rect place = strip_clock_place(layout, ink.theme, row);
    // Over the playhead of an enlarged view.
    const Palette& c = ink.theme.color();
    const ImU32 ground = row.lane == ink.state.selected_lane ? c.inset : c.panel;
    ink.list.AddRectFilled(top_left(place), bottom_right(place), ground);
    draw_run_clock(ink, row.lane.run, place);
  }
}

}  // namespace ui
