#include "ui/timeline/lane_layout.hpp"

#include <algorithm>
#include <cmath>

#include "timeline/labels.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/aside.hpp"
#include "ui/timeline/lane_columns.hpp"
#include "ui/timeline/lane_names.hpp"

namespace ui {
namespace {

constexpr float kSentenceLine = 16;   // of a sentence below its title
constexpr float kSentence = 440;      // a cell as wide as this has room for all of one in a line
constexpr float kBelowHeader = 4;
constexpr float kBelowRun = 8;
constexpr float kLeastPitch = 16;
constexpr float kGreatestPitch = 34;
constexpr float kGreatestPitchAlone = 52;
constexpr float kLegend = 26;
constexpr float kLeastForLegend = 340;
constexpr float kLeastHalf = 320;  // least width of half a panel
constexpr float kEasyPitch = 18;   // lanes lower than this do not shrink
constexpr float kAsideWidth = 460;
constexpr float kGapToAside = 8;
constexpr float kMostFloating = 0.45F;

constexpr float kStrip = 20;      // the height of a run that is one line
constexpr float kBeforeClock = 8;

std::size_t lane_count(const Model& model, std::size_t run) {
  const timeline::Timeline* timeline = model.runs[run].timeline;
  return timeline == nullptr ? 0 : timeline->lanes.size();
}

/// The run that stays whole where not all of them fit: the selected one, if it is in this cell.
std::size_t whole_run(const Model& model, const std::vector<std::size_t>& runs) {
  const bool selected = std::ranges::count(runs, model.selected_run) > 0;
  return selected ? model.selected_run : runs.front();
}

/// Of a run without its lanes.
float fixed_height(const Theme& theme, const LaneLayout& layout) {
  return layout.header + theme.px(kBelowHeader + kBelowRun);
}

float run_height(const Theme& theme, const LaneLayout& layout, float pitch, std::size_t lanes) {
  return fixed_height(theme, layout) + pitch * static_cast<float>(lanes);
}

float height_of(const Model& model, const Theme& theme, const LaneLayout& layout, std::size_t run) {
  if (layout.is_strip(run)) return theme.px(kStrip);
  return run_height(theme, layout, layout.pitch, lane_count(model, run));
}

/// As high as fits; `strips` of the runs are one line.
float choose_pitch(const Theme& theme, const LaneLayout& layout, std::size_t strips, std::size_t lanes) {
  if (lanes == 0) return theme.px(kLeastPitch);
  const float height = layout.lanes.h - theme.px(kStrip) * static_cast<float>(strips);
  const std::size_t runs = layout.runs.size() - strips;
  // A strip may be below the whole run.
  const float last = strips > 0 ? 0 : theme.px(kBelowRun);
  const float fixed = fixed_height(theme, layout) * static_cast<float>(runs) - last;
  const float greatest = theme.px(runs > 1 ? kGreatestPitch : kGreatestPitchAlone);
  return std::floor(std::clamp((height - fixed) / static_cast<float>(lanes), theme.px(kLeastPitch), greatest));
}

Rect bar_of(const Theme& theme, Rect plot, float top, float pitch, bool thread) {
  // The thread's bars are lower, if that leaves room for their words.
  const float share = thread && pitch > theme.px(20) ? 0.84F : 1.0F;
  const float height = std::round(std::min(pitch - theme.px(2), pitch * 0.56F + theme.px(7.5F)) * share);
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
    row.label = shortened_name(theme, timeline::lane_label(lanes[i], *model.words), column.width - inset);
    layout.rows.push_back(std::move(row));
  }
}

std::size_t lane_total(const Model& model, const std::vector<std::size_t>& runs) {
  std::size_t total = 0;
  for (const std::size_t run : runs) total += lane_count(model, run);
  return total;
}

/// A run that does not stay whole, as one line: its title, and the bars of its first coroutine.
void place_strip(const Model& model, const Theme& theme, LaneLayout& layout, LabelColumn column, std::size_t run,
                 float top) {
  LaneRow row;
  row.lane = {run, lane_count(model, run) > 1 ? 1 : 0};
  row.row = {layout.lanes.x, top, layout.lanes.w, theme.px(kStrip)};
  row.right = layout.clocks_x - theme.px(kBeforeClock);
  row.bar = bar_of(theme, layout.plot, top, theme.px(kStrip - 2), false);
  row.label_x = column.x;
  row.label = shorten(theme.fonts.body, model.runs[run].title, column.width);
  layout.rows.push_back(std::move(row));
}

/// What all lanes need at their lowest.
float least_height(const Model& model, const Theme& theme, const LaneLayout& layout) {
  float least = -theme.px(kBelowRun);
  for (const std::size_t run : layout.runs)
    least += run_height(theme, layout, theme.px(kLeastPitch), lane_count(model, run));
  return least;
}

/// All runs but one are strips if even the lowest lanes of all of them do not fit.
void choose_strips(const Model& model, const Theme& theme, LaneLayout& layout) {
  if (layout.runs.size() < 2) return;
  if (least_height(model, theme, layout) > layout.lanes.h) layout.whole = whole_run(model, layout.runs);
}

/// In half a panel there is no room for the sentence beside the title: it is below.
void place_sentences(const Theme& theme, LaneLayout& layout, bool halved) {
  layout.header = theme.px(kTitleLine);
  if (!halved) return;
  layout.header_lines = layout.lanes.w < theme.px(kSentence) ? 2 : 1;
  layout.header += theme.px(kSentenceLine * static_cast<float>(layout.header_lines) + 2);
}

LaneLayout frame_of_cell(const Model& model, const Theme& theme, const TimelineCell& cell) {
  LaneLayout layout;
  layout.panel = cell.panel;
  layout.runs = cell.runs;
  place_columns(model, theme, layout);
  place_sentences(theme, layout, cell.halved);
  return layout;
}

bool fits(const Model& model, const Theme& theme, const TimelineCell& cell) {
  const LaneLayout layout = frame_of_cell(model, theme, cell);
  return least_height(model, theme, layout) <= layout.lanes.h;
}

// Below the lanes, if these stay high enough to be read; else over their lower right corner.
void place_aside(const Model& model, const Theme& theme, LaneLayout& layout) {
  Rect& lanes = layout.lanes;
  const float beside = lanes.x + lanes.w - layout.plot.x;
  const float height = aside_height(model, theme, layout.runs, std::min(beside, theme.px(kAsideWidth)));
  if (height <= 0) return;
  const float gap = theme.px(kGapToAside);
  const float left = lanes.h - height - gap;
  const float fixed = fixed_height(theme, layout) * static_cast<float>(layout.runs.size());
  layout.floats = left < fixed + theme.px(kEasyPitch) * static_cast<float>(lane_total(model, layout.runs));
  // It would cover too much of so few lanes.
  if (layout.floats && height > lanes.h * kMostFloating) return;
  if (layout.floats) {
    const float width = std::min(beside, theme.px(kAsideWidth));
    layout.aside = {lanes.x + lanes.w - width, lanes.y + lanes.h - height, width, height};
    return;
  }
  layout.aside = {layout.plot.x, lanes.y + left + gap, std::min(beside, theme.px(kAsideWidth)), height};
  lanes.h = layout.plot.h = left;
}

// Unless the lanes would get too low for it, or would have to be scrolled.
void place_legend(const Model& model, const Theme& theme, LaneLayout& layout) {
  Rect& lanes = layout.lanes;
  const auto runs = static_cast<float>(layout.runs.size());
  const float fixed = fixed_height(theme, layout) * runs - theme.px(kBelowRun);
  const auto count = static_cast<float>(lane_total(model, layout.runs));
  const float least = fixed + theme.px(kEasyPitch) * count;
  const float height = theme.px(kLegend);
  const bool scrolls = lanes.h < fixed + theme.px(kLeastPitch) * count;
  if (scrolls && layout.runs.size() > 1) return;  // they become strips
  if (layout.panel.h < theme.px(kLeastForLegend) || (!scrolls && lanes.h - height < least)) return;
  lanes.h -= height;
  layout.plot.h = lanes.h;
  layout.legend = {lanes.x, layout.panel.y + layout.panel.h - height - theme.px(4), lanes.w, height};
}

void place_run(const Model& model, const Theme& theme, LaneLayout& layout, LabelColumn column, std::size_t run, float top) {
  const float height = height_of(model, theme, layout, run);
  const float lanes = top + layout.header + theme.px(kBelowHeader);
  const bool strip = layout.is_strip(run);
  layout.places.push_back({run, top, strip ? top : lanes, strip ? height : layout.pitch, height});
  if (top + height <= layout.lanes.y || top >= layout.lanes.y + layout.lanes.h) return;
  if (strip) return place_strip(model, theme, layout, column, run, top);
  if (top + layout.header > layout.lanes.y)
    layout.headers.push_back({run, {layout.lanes.x, top, layout.lanes.w, layout.header}});
  place_rows(model, theme, layout, column, run, lanes);
}

}  // namespace

std::vector<TimelineCell> timeline_cells(const Model& model, const Theme& theme, Rect panel) {
  const std::vector<std::size_t> runs = model.visible_runs();
  const float half = std::floor(panel.w / 2);
  if (runs.size() != 4 || half < theme.px(kLeastHalf)) return {{panel, runs}};
  const TimelineCell left{{panel.x, panel.y, half, panel.h}, {runs[0], runs[2]}, true};
  const TimelineCell right{{panel.x + half, panel.y, panel.w - half, panel.h}, {runs[1], runs[3]}, true};
  if (!fits(model, theme, left) || !fits(model, theme, right)) return {{panel, runs}};
  return {left, right};
}

LaneLayout lay_out_lanes(const Model& model, const Theme& theme, const TimelineCell& cell, float scroll) {
  const std::vector<std::size_t>& runs = cell.runs;
  LaneLayout layout = frame_of_cell(model, theme, cell);
  place_legend(model, theme, layout);
  place_aside(model, theme, layout);
  choose_strips(model, theme, layout);
  place_clocks(model, theme, layout);
  const bool all = layout.whole == LaneLayout::kAll;
  const std::size_t lanes = all ? lane_total(model, runs) : lane_count(model, layout.whole);
  layout.pitch = choose_pitch(theme, layout, all ? 0 : runs.size() - 1, lanes);
  for (const std::size_t run : runs) layout.content_height += height_of(model, theme, layout, run);
  if (!runs.empty() && !layout.is_strip(runs.back())) layout.content_height -= theme.px(kBelowRun);
  layout.scroll = std::clamp(scroll, 0.0F, layout.scroll_limit());

  const LabelColumn column = label_column(model, theme, layout);
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
    if (run == lane.run && layout.is_strip(run)) return Extent{top, top + theme.px(kStrip)};
    if (run == lane.run) {
      if (!model.runs[run].timeline->has(lane.lane)) return std::nullopt;
      const float y = top + layout.header + theme.px(kBelowHeader) + layout.pitch * static_cast<float>(lane.lane);
      return Extent{y, y + layout.pitch};
    }
    top += height_of(model, theme, layout, run);
  }
  return std::nullopt;
}

}  // namespace ui
