#include "ui/timeline/lane_spacing.hpp"

#include <algorithm>
#include <cmath>

#include "ui/timeline/aside.hpp"

namespace ui {
namespace {

/// Units around the lanes of a run.
struct Spacing {
  float title, below_header, below_run, parts;
};
constexpr Spacing kRoomy{kTitleLine, 4, 8, 32};
constexpr Spacing kTight{20, 2, 3, 18};

constexpr float kSentenceLine = 16;   // of a sentence below its title
constexpr float kSentence = 440;      // a cell as wide as this has room for all of one in a line
constexpr float kSentenceBeside = 400;  // right of the title, as wide as most of them
constexpr float kClock = 110;           // at the right of a header
constexpr float kLeastPitch = 13;       // of lanes whose names are small;
constexpr float kLeastPixels = 16;      // and on the screen
constexpr float kBodyPitch = 15.5F;     // lanes lower than this have small names
constexpr float kUsualPitch = 16;       // lanes lower than this are close together
constexpr float kEasyPitch = 18;        // lanes lower than this do not shrink for anything else
constexpr float kGreatestPitch = 48;
constexpr float kGreatestPitchAlone = 64;
constexpr float kLeastForLegend = 340;
constexpr float kAsideWidth = 460;
constexpr float kGapToAside = 8;
constexpr float kSaidTime = 44;  // of what was said of a time, and the difference above it
constexpr float kMostFloating = 0.45F;

float least_pitch(const Theme& theme) {
  return std::max(theme.px(kLeastPitch), std::min(theme.px(kUsualPitch), kLeastPixels));
}

/// Of a run without its lanes.
float fixed_height(const LaneLayout& layout) {
  return layout.header + layout.below_header + layout.parts_height + layout.below_run;
}

float run_height(const LaneLayout& layout, float pitch, std::size_t lanes) {
  return fixed_height(layout) + pitch * static_cast<float>(lanes);
}

std::size_t lane_total(const Model& model, const std::vector<std::size_t>& runs) {
  std::size_t total = 0;
  for (const std::size_t run : runs) total += lane_count(model, run);
  return total;
}

/// What all rows need if lanes are `pitch` high.
float rows_height(const Model& model, const Theme& theme, const LaneLayout& layout, float pitch) {
  float height = 0;
  for (const std::size_t run : layout.runs) {
    height += layout.is_strip(run) ? theme.px(kStripHeight) : run_height(layout, pitch, lane_count(model, run));
  }
  if (!layout.runs.empty() && !layout.is_strip(layout.runs.back())) height -= layout.below_run;
  return height;
}

/// The run that stays whole where not all of them fit: the selected one, if it is in this cell.
std::size_t whole_run(const Model& model, const std::vector<std::size_t>& runs) {
  const bool selected = std::ranges::count(runs, model.selected_run) > 0;
  return selected ? model.selected_run : runs.front();
}

/// Of the row below the lanes: the parts of why it takes so long, or what was said of a time.
float height_below(const Model& model, const Theme& theme, const LaneLayout& layout, const Spacing& spacing) {
  if (model.study == player::Study::why) return theme.px(spacing.parts);
  const bool said = model.prediction != nullptr && player::has_flag(model.prediction->question);
  return said && layout.runs.size() == 1 ? theme.px(kSaidTime) : 0;
}

/// Closer together if even lanes of the usual height do not fit.
void choose_spacing(const Model& model, const Theme& theme, LaneLayout& layout) {
  const auto take = [&](const Spacing& spacing) {
    layout.title = theme.px(spacing.title);
    const float below = theme.px(kSentenceLine * static_cast<float>(layout.header_lines) + 2);
    layout.header = layout.title + (layout.header_lines > 0 ? below : 0);
    layout.below_header = theme.px(spacing.below_header);
    layout.below_run = theme.px(spacing.below_run);
    layout.parts_height = height_below(model, theme, layout, spacing);
  };
  take(kRoomy);
  if (rows_height(model, theme, layout, theme.px(kUsualPitch)) > layout.lanes.h) take(kTight);
}

/// As high as fits.
float choose_pitch(const Model& model, const Theme& theme, const LaneLayout& layout) {
  const bool all = layout.whole == LaneLayout::kAll;
  const std::size_t lanes = all ? lane_total(model, layout.runs) : lane_count(model, layout.whole);
  if (lanes == 0) return least_pitch(theme);
  const float left = layout.lanes.h - rows_height(model, theme, layout, 0);
  const float greatest = theme.px(all && layout.runs.size() > 1 ? kGreatestPitch : kGreatestPitchAlone);
  const float least = std::ceil(least_pitch(theme));
  return std::clamp(std::floor(left / static_cast<float>(lanes)), least, std::max(least, std::floor(greatest)));
}

}  // namespace

std::size_t lane_count(const Model& model, std::size_t run) {
  const timeline::Timeline* timeline = model.runs[run].timeline;
  return timeline == nullptr ? 0 : timeline->lanes.size();
}

float height_of(const Model& model, const Theme& theme, const LaneLayout& layout, std::size_t run) {
  return layout.is_strip(run) ? theme.px(kStripHeight) : run_height(layout, layout.pitch, lane_count(model, run));
}

void choose_rows(const Model& model, const Theme& theme, LaneLayout& layout) {
  layout.whole = LaneLayout::kAll;
  choose_spacing(model, theme, layout);
  const float least = std::ceil(least_pitch(theme));
  if (layout.runs.size() > 1 && rows_height(model, theme, layout, least) > layout.lanes.h) {
    layout.whole = whole_run(model, layout.runs);
    choose_spacing(model, theme, layout);
  }
  layout.pitch = choose_pitch(model, theme, layout);
  layout.name_font = layout.pitch < theme.px(kBodyPitch) ? theme.fonts.small : theme.fonts.body;
}

void place_sentences(const Model& model, const Theme& theme, const TimelineCell& cell, LaneLayout& layout) {
  const float beside = layout.lanes.x + layout.lanes.w - theme.px(kClock) - layout.plot.x;
  if (!cell.halved && beside >= theme.px(kSentenceBeside)) return;
  LaneLayout lower = layout;
  lower.header_lines = cell.halved && cell.width < theme.px(kSentence) ? 2 : 1;
  choose_rows(model, theme, lower);
  if (lower.whole != layout.whole) return;
  if (rows_height(model, theme, lower, lower.pitch) <= layout.lanes.h) layout = std::move(lower);
}

void place_aside(const Model& model, const Theme& theme, LaneLayout& layout) {
  Rect& lanes = layout.lanes;
  const float beside = lanes.x + lanes.w - layout.plot.x;
  const float height = aside_height(model, theme, layout.runs, std::min(beside, theme.px(kAsideWidth)));
  if (height <= 0) return;
  const float gap = theme.px(kGapToAside);
  const float left = lanes.h - height - gap;
  layout.floats = left < rows_height(model, theme, layout, theme.px(kEasyPitch));
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

void place_legend(const Model& model, const Theme& theme, LaneLayout& layout) {
  Rect& lanes = layout.lanes;
  const float height = theme.px(kLegendHeight);
  const bool scrolls = lanes.h < rows_height(model, theme, layout, least_pitch(theme));
  if (layout.whole != LaneLayout::kAll || layout.panel.h < theme.px(kLeastForLegend)) return;
  if (!scrolls && lanes.h - height < rows_height(model, theme, layout, theme.px(kEasyPitch))) return;
  lanes.h -= height;
  layout.plot.h = lanes.h;
  layout.legend = {lanes.x, layout.panel.y + layout.panel.h - height - theme.px(4), lanes.w, height};
}

}  // namespace ui
