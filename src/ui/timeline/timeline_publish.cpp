#include "ui/timeline/timeline_publish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "ui/kit/widgets.hpp"
#include "ui/timeline/strip_clock.hpp"
#include "ui/timeline/timeline_stops.hpp"

namespace ui {
namespace {

constexpr std::size_t kPublishedBars = 400;

// The name of a cell's part: "ruler" in the first, "ruler/1" in the second.
std::string cell_name(const char* name, std::size_t cell) {
  return cell == 0 ? name : fmt::format("{}/{}", name, cell);
}

template <class All>
std::span<const typename All::value_type> first_of(const All& all) {
  return std::span(all).first(std::min(all.size(), kPublishedBars));
}

void publish_why(State& state, const Theme& theme, const TimelineScene& scene) {
  const WhyScene& why = scene.why;
  const float half = theme.px(1);
  for (const PathPart& one : first_of(why.parts))
    publish(state, fmt::format("path/{}/{}", one.run, one.part), {one.rect.x, one.rect.y - half, one.rect.w, 2 * half});
  for (const PathLine& line : why.lines) {
    if (line.begins) publish(state, fmt::format("path_begin/{}", line.run), {line.points.front().x, line.points.front().y, 1, 1});
    if (line.ends) publish(state, fmt::format("path_end/{}", line.run), {line.points.back().x, line.points.back().y, 1, 1});
  }
  for (const PartBox& box : first_of(why.boxes)) publish(state, fmt::format("part/{}/{}", box.run, box.part), box.rect);
  for (const TiedLine& line : first_of(why.tied))
    publish(state, fmt::format("tied/{}/{}", line.lane.run, line.lane.lane), {line.left, line.y - half, line.right - line.left, 2 * half});
  for (const SpareLine& line : why.spare)
    publish(state, fmt::format("spare/{}/{}", line.lane.run, line.lane.lane), {line.left, line.y - half, line.right - line.left, 2 * half});
}

}  // namespace

std::string bar_name(const char* kind, LaneRef lane, std::uint32_t span) {
  return fmt::format("{}/{}/{}/{}", kind, lane.run, lane.lane, span);
}

void publish_scene(State& state, const Theme& theme, const TimelineScene& scene, std::size_t cell,
                   std::size_t selected) {
  publish(state, cell_name("ruler", cell), scene.layout.ruler);
  const float half = theme.px(7);
  publish(state, cell_name("playhead", cell),
          {scene.playhead_x - half, scene.clip.y - theme.px(24), 2 * half, theme.px(17)});
  for (const HeaderRow& header : scene.layout.headers) publish(state, fmt::format("run/{}", header.run), header.rect);
  std::size_t bars = 0;
  for (std::size_t i = 0; i < scene.layout.rows.size(); ++i) {
    const LaneRow& row = scene.layout.rows[i];
    publish(state, lane_stop(row.lane), row.row);
    if (scene.layout.is_strip(row.lane.run)) {
      publish(state, fmt::format("run/{}", row.lane.run), row.row);
      publish(state, fmt::format("run_clock/{}", row.lane.run), strip_clock_place(scene.layout, theme, row));
    }
    for (const Bar& bar : scene.bars[i]) {
      if (++bars > kPublishedBars) break;
      publish(state, bar_name("bar", row.lane, bar.span), {bar.x0, row.bar.y, bar.x1 - bar.x0, row.bar.h});
    }
  }
  for (const BarEnd& end : scene.ends) {
    publish(state, bar_name("bar_end", end.lane, end.span), end.grip);
    // Of several the first, and in the selected run where it has one.
    const bool typed = state.delay_entry.typed && state.delay_entry.focus == end.parameter;
    if (typed && (state.rects.count("typed_bar") == 0 || end.lane.run == selected)) publish(state, "typed_bar", end.grip);
  }
  for (const LaneReason& reason : scene.reasons) {
    publish(state, fmt::format("reason/{}/{}", reason.lane.run, reason.lane.lane), reason.rect);
  }
  publish_why(state, theme, scene);
  for (const TaskBracket& bracket : scene.brackets) {
    publish(state, fmt::format("task/{}/{}", bracket.run, bracket.task), bracket.rect);
  }
  if (scene.layout.legend.h > 0) publish(state, cell_name("legend", cell), scene.layout.legend);
  const Rect thumb = lanes_thumb(scene, theme);
  if (thumb.w > 0) publish(state, "lanes_scroll", thumb);
}

}  // namespace ui
