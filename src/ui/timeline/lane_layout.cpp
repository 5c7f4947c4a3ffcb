#include "ui/timeline/lane_layout.hpp"

#include <algorithm>
#include <cmath>

#include "timeline/labels.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/lane_columns.hpp"
#include "ui/timeline/lane_names.hpp"
#include "ui/timeline/lane_spacing.hpp"

namespace ui {
namespace {

constexpr float kLeastHalf = 320;  // least width of half a panel
constexpr float kBeforeClock = 8;
constexpr float kTallestBar = 36;
constexpr float kLeastForShared = 400;  // least height of a panel of four runs with a legend

Rect bar_of(const Theme& theme, Rect plot, float top, float pitch, bool thread) {
  // The thread's bars are lower, if that leaves room for their words.
  const float share = thread && pitch > theme.px(20) ? 0.84F : 1.0F;
  const float most = std::min(theme.px(kTallestBar), pitch * 0.56F + theme.px(7.5F));
  const float height = std::round(std::min(pitch - theme.px(2), most) * share);
  return {plot.x, std::round(top + (pitch - height) / 2), plot.w, height};
}

void place_rows(const Model& model, const Theme& theme, LaneLayout& layout, LabelColumn column, std::size_t run,
                float top) {
  const auto& lanes = model.runs[run].timeline->lanes;
  const bool refused = model.runs[run].timeline->why == trace::Why::syntax;
  const float first = std::max(0.0F, std::floor((layout.lanes.y - top) / layout.pitch));
  const float last = std::ceil((layout.lanes.y + layout.lanes.h - top) / layout.pitch);
  const auto end = std::min(lanes.size(), static_cast<std::size_t>(std::max(0.0F, last)));
  for (auto i = static_cast<std::size_t>(first); i < end; ++i) {
    LaneRow row;
    row.lane = {run, static_cast<timeline::LaneIndex>(i)};
    const float y = top + layout.pitch * static_cast<float>(i);
    row.row = {layout.lanes.x, y, layout.lanes.w, layout.pitch};
    row.right = layout.lanes.x + layout.lanes.w;
    row.bar = bar_of(theme, layout.plot, y, layout.pitch, lanes[i].kind == timeline::Lane::Kind::thread);
    const float inset = lane_indent(theme, lanes[i]);
    row.label_x = column.x + inset;
    if (refused) {
      row.label =
          shorten(theme.fonts.body, (*model.words)["timeline.refused"], layout.lanes.x + layout.lanes.w - row.label_x);
      layout.rows.push_back(std::move(row));
      break;
    }
    if (column.width > 0) {
      const std::string name = timeline::lane_label(lanes[i], *model.words);
      row.label = shortened_name(layout.name_font, name, column.width - inset);
    }
    layout.rows.push_back(std::move(row));
  }
}

/// A run that does not stay whole, as one line: its title, and whether its thread is held or free.
void place_strip(const Model& model, const Theme& theme, LaneLayout& layout, LabelColumn column, std::size_t run,
                 float top) {
  LaneRow row;
  row.lane = {run, 0};
  row.row = {layout.lanes.x, top, layout.lanes.w, theme.px(kStripHeight)};
  row.right = layout.clocks_x - theme.px(kBeforeClock);
  row.bar = bar_of(theme, layout.plot, top, theme.px(kStripHeight - 2), false);
  row.label_x = column.x;
  row.label = shorten(theme.fonts.body, model.runs[run].title, column.width);
  layout.rows.push_back(std::move(row));
}

void place_run(const Model& model, const Theme& theme, LaneLayout& layout, LabelColumn column, std::size_t run, float top) {
  const float height = height_of(model, theme, layout, run);
  const float lanes = top + layout.header + layout.below_header;
  const bool strip = layout.is_strip(run);
  layout.places.push_back({run, top, strip ? top : lanes, strip ? height : layout.pitch, height});
  if (top + height <= layout.lanes.y || top >= layout.lanes.y + layout.lanes.h) return;
  if (strip) return place_strip(model, theme, layout, column, run, top);
  if (top + layout.header > layout.lanes.y)
    layout.headers.push_back({run, {layout.lanes.x, top, layout.lanes.w, layout.header}});
  place_rows(model, theme, layout, column, run, lanes);
  if (layout.parts_height <= 0) return;
  const float y = lanes + layout.pitch * static_cast<float>(lane_count(model, run));
  layout.parts.push_back({run, {layout.lanes.x, y, layout.lanes.w, layout.parts_height}});
}

/// Whether the lanes of two runs have the same names in the same order.
bool alike(const Model& model, std::size_t one, std::size_t other) {
  const timeline::Timeline* const a = model.runs[one].timeline;
  const timeline::Timeline* const b = model.runs[other].timeline;
  if (a == nullptr || b == nullptr) return false;
  return std::ranges::equal(a->lanes, b->lanes, [&](const timeline::Lane& x, const timeline::Lane& y) {
    return x.depth == y.depth && timeline::lane_label(x, *model.words) == timeline::lane_label(y, *model.words);
  });
}

bool is_halved(const Model& model, const Theme& theme, const Rect& panel) {
  return model.visible_runs().size() == 4 && std::floor(panel.w / 2) >= theme.px(kLeastHalf);
}

/// Four runs, two by two, above a legend that both share.
std::vector<TimelineCell> two_cells(const Model& model, const Theme& theme, Rect panel) {
  const std::vector<std::size_t> runs = model.visible_runs();
  panel.h -= shared_legend(theme, panel).h;
  const bool once = alike(model, runs[0], runs[1]) && alike(model, runs[2], runs[3]);
  const float half = panel.w / 2;
  // Both have plots of the same width.
  const auto names = once ? std::optional(names_width(model, theme, half)) : std::nullopt;
  const float left = std::floor(half + (once ? (*names + nameless_gain(theme)) / 2 : 0));
  const float right = panel.w - left;
  const auto beside = once ? std::optional(0.0F) : std::nullopt;
  return {{{panel.x, panel.y, left, panel.h}, {runs[0], runs[2]}, true, names, right},
          {{panel.x + left, panel.y, right, panel.h}, {runs[1], runs[3]}, true, beside, right}};
}

}  // namespace

std::vector<TimelineCell> timeline_cells(const Model& model, const Theme& theme, Rect panel) {
  const std::vector<std::size_t> runs = model.visible_runs();
  if (!is_halved(model, theme, panel)) return {{panel, runs}};
  std::vector<TimelineCell> cells = two_cells(model, theme, panel);
  const auto is_whole = [&](const TimelineCell& cell) {
    const LaneLayout layout = lay_out_lanes(model, theme, cell, 0);
    return layout.whole == LaneLayout::kAll && layout.scroll_limit() <= 0 && layout.header_lines > 0;
  };
  if (!std::ranges::all_of(cells, is_whole)) return {{panel, runs}};
  return cells;
}

Rect shared_legend(const Theme& theme, const Rect& panel) {
  if (panel.h < theme.px(kLeastForShared)) return {};
  const float margin = theme.px(16);
  const float height = theme.px(kLegendHeight);
  return {panel.x + margin, panel.y + panel.h - height - theme.px(4), panel.w - 2 * margin, height};
}

LaneLayout lay_out_lanes(const Model& model, const Theme& theme, const TimelineCell& cell, float scroll) {
  const std::vector<std::size_t>& runs = cell.runs;
  LaneLayout layout;
  layout.panel = cell.panel;
  layout.runs = runs;
  place_ruler(model, theme, layout);
  choose_rows(model, theme, layout);
  place_columns(model, theme, cell, layout);
  place_sentences(model, theme, cell, layout);
  if (!cell.halved) place_legend(model, theme, layout);
  place_aside(model, theme, layout);
  choose_rows(model, theme, layout);
  place_clocks(model, theme, layout);
  for (const std::size_t run : runs) layout.content_height += height_of(model, theme, layout, run);
  if (!runs.empty() && !layout.is_strip(runs.back())) layout.content_height -= layout.below_run;
  layout.scroll = std::clamp(scroll, 0.0F, layout.scroll_limit());

  const LabelColumn column = label_column(model, theme, cell, layout);
  float top = layout.lanes.y - layout.scroll;
  for (const std::size_t run : runs) {
    place_run(model, theme, layout, column, run, top);
    top += layout.places.back().height;
  }
  return layout;
}

std::optional<Extent> lane_extent(const Model& model, const Theme& theme, const LaneLayout& layout, LaneRef lane) {
  float top = 0;
  for (const std::size_t run : layout.runs) {
    if (run == lane.run && layout.is_strip(run)) return Extent{top, top + theme.px(kStripHeight)};
    if (run == lane.run) {
      if (!model.runs[run].timeline->has(lane.lane)) return std::nullopt;
      const float y = top + layout.header + layout.below_header + layout.pitch * static_cast<float>(lane.lane);
      return Extent{y, y + layout.pitch};
    }
    top += height_of(model, theme, layout, run);
  }
  return std::nullopt;
}

}  // namespace ui
