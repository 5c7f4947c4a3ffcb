#include "ui/timeline/lane_columns.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/text_layout.hpp"
#include "ui/timeline/lane_names.hpp"
#include "ui/timeline/lane_words.hpp"
#include "ui/timeline/ruler_rows.hpp"
#include "ui/timeline/strip_clock.hpp"
#include "ui/timeline/task_brackets.hpp"

namespace ui {
namespace {

constexpr float kMargin = 16;
constexpr float kBeforeLabel = 14;
constexpr float kBehindLabel = 20;
constexpr float kFlags = 20;
constexpr float kRightOfPlot = 52;
constexpr float kUsualName = 190;
constexpr float kBehindNothing = 8;  // where there are no names
constexpr float kLowPanel = 320;  // a lower one has a lower ruler
constexpr float kLessonSign = 22;  // before a title
constexpr float kAtEnd = 16;  // from the end of the axis to the clock of a strip: there is the sign of a lane's end
constexpr float kMostClock = 0.4F;  // of the plot, that makes room for the clocks of strips

float label_left(const Model& model, const Theme& theme, const LaneLayout& layout) {
  return layout.lanes.x + std::max(theme.px(kBeforeLabel), task_column(model, theme));
}

/// What the longest title needs for itself and its number of tasks left of the plot, from where names begin.
float widest_title(const Model& model, const Theme& theme, const LaneLayout& layout) {
  float widest = 0;
  for (const std::size_t run : layout.runs) {
    const RunView& view = model.runs[run];
    if (view.timeline == nullptr) continue;
    const float sign = view.sign == lessons::Sign::none ? 0 : kLessonSign;
    widest = std::max(widest, theme.px(2 * kHeaderEdge + sign) + measure(theme.fonts.body_bold, view.title) +
                                  measure(theme.fonts.small, widest_task_count(model, view)));
  }
  return widest + layout.lanes.x - label_left(model, theme, layout);
}

/// Names have a share of the panel; in a narrow one more than that, up to the usual length of a name.
float share_of(const Theme& theme, float width) {
  return std::max(width * 0.3F, std::min(theme.px(kUsualName), width * 0.42F));
}

}  // namespace

void place_ruler(const Model& model, const Theme& theme, LaneLayout& layout) {
  const Rect& panel = layout.panel;
  const float margin = theme.px(kMargin);
  const bool flagged =
      std::ranges::any_of(layout.runs, [&](std::size_t run) { return !model.runs[run].marks.empty(); });
  const float flags = flagged ? theme.px(kFlags) : 0;
  const bool low = panel.h < theme.px(kLowPanel);
  const bool steps = model.axis_kind == timeline::AxisKind::steps;
  const float ruler = theme.px(steps ? kStepRuler : low ? kLowRuler : kRuler);
  layout.lanes = {panel.x + margin, panel.y + flags + ruler, std::max(0.0F, panel.w - 2 * margin),
                  std::max(0.0F, panel.h - flags - ruler - theme.px(low ? 6 : 10))};
  layout.flags = {panel.x, panel.y + theme.px(4), panel.w, flags};
  layout.ruler = {panel.x, panel.y + flags, panel.w, ruler};
}

void place_columns(const Model& model, const Theme& theme, const TimelineCell& cell, LaneLayout& layout) {
  const Rect& panel = layout.panel;
  layout.tasks_x = layout.lanes.x + theme.px(kTaskNumber - 2);
  const float label_x = label_left(model, theme, layout);
  float widest = widest_name(model, theme, layout.name_font);
  if (!cell.halved) widest = std::max(widest, widest_title(model, theme, layout));
  const float width = cell.names.value_or(std::min(widest, share_of(theme, panel.w)) + 1);
  const float plot_x = std::round(label_x + width + theme.px(cell.nameless() ? kBehindNothing : kBehindLabel));
  const float plot_right = panel.x + panel.w - theme.px(kRightOfPlot);
  layout.plot = {plot_x, layout.lanes.y, std::max(theme.px(40), plot_right - plot_x), layout.lanes.h};
  for (Rect* const each : {&layout.flags, &layout.ruler}) {
    each->x = plot_x;
    each->w = layout.plot.w;
  }
}

float names_width(const Model& model, const Theme& theme, float width) {
  return std::round(std::min(widest_name(model, theme, theme.fonts.body), share_of(theme, width))) + 1;
}

float nameless_gain(const Theme& theme) { return theme.px(kBehindLabel - kBehindNothing); }

void place_clocks(const Model& model, const Theme& theme, LaneLayout& layout) {
  if (layout.whole == LaneLayout::kAll) return;
  const float right = layout.lanes.x + layout.lanes.w;
  const float most = layout.plot.w * kMostClock;
  float widest = 0;
  for (const std::size_t run : layout.runs) {
    if (layout.is_strip(run)) widest = std::max(widest, strip_clock_width(model, theme, run, most));
  }
  layout.clocks_x = right - widest - theme.px(kHeaderEdge + 2);
  const float over = layout.plot.x + layout.plot.w + theme.px(kAtEnd) - layout.clocks_x;
  if (over <= 0) return;
  const float less = std::min(over, layout.plot.w / 2);
  for (Rect* const each : {&layout.plot, &layout.ruler, &layout.flags}) each->w -= less;
}

LabelColumn label_column(const Model& model, const Theme& theme, const TimelineCell& cell, const LaneLayout& layout) {
  const float x = label_left(model, theme, layout);
  return {x, cell.nameless() ? 0 : layout.plot.x - theme.px(kBehindLabel) - x};
}

}  // namespace ui
