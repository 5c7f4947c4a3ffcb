#include "ui/overlay/lesson_picture.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/brush.hpp"
#include "ui/kit/patterns.hpp"
#include "ui/timeline/lane_bars.hpp"

namespace ui {
namespace {

using player::LessonPicture;

constexpr float kLeastRow = 2;      // px, with the gap below it
constexpr float kGreatestBar = 6;   // units
constexpr float kBetweenRuns = 3;   // units
constexpr float kBetweenCards = 6;  // units

/// The lanes that are drawn: all but the thread's.
std::size_t lanes_of(const LessonPicture::Run& run) { return run.timeline.lanes.empty() ? 0 : run.timeline.lanes.size() - 1; }

/// Where the rows of a run are.
struct PictureRows {
  Rect place;
  std::size_t count = 0;
  float pitch = 0, bar = 0;
};

/// So many rows of whole pixels in `place`, centred.
PictureRows rows_in(const Theme& theme, const Rect& place, std::size_t lanes, float most_pitch) {
  const auto fit = static_cast<std::size_t>(std::max(1.0F, place.h / kLeastRow));
  PictureRows rows;
  rows.count = std::min(lanes, fit);
  if (rows.count == 0) return rows;
  const float pitch = std::min(place.h / static_cast<float>(rows.count), most_pitch);
  rows.pitch = std::max(kLeastRow, std::floor(pitch));
  const float gap = rows.pitch < theme.px(4) ? 1 : std::max(1.0F, std::round(theme.px(1.5F)));
  rows.bar = rows.pitch - gap;
  rows.place = place;
  return rows;
}

void add_bars(std::vector<PictureBar>& bars, const LessonPicture& picture, std::size_t index, const Theme& theme,
              const PictureRows& rows) {
  const LessonPicture::Run& run = picture.runs[index];
  const timeline::Axis& axis = picture.axes[run.axis];
  AxisView view;
  view.axis = &axis;
  view.scale = timeline::TimeScale::fit(axis.end(), rows.place.x, rows.place.w);
  const float right = rows.place.x + rows.place.w;
  for (std::size_t row = 0; row < rows.count; ++row) {
    const auto lane = static_cast<timeline::LaneIndex>(row + 1);
    const float y = rows.place.y + rows.pitch * static_cast<float>(row);
    for (const Bar& bar : fold_lane(run.timeline.lane(lane), view, rows.place.x, right, theme.scale / 2)) {
      const float x0 = std::max(bar.x0, rows.place.x);
      const float x1 = std::min(bar.x1, right);
      if (x1 > x0) bars.push_back({{x0, y, x1 - x0, rows.bar}, bar.state, index, lane, bar.span});
    }
  }
}

/// Runs below each other, with rows of one height.
void add_runs(std::vector<PictureBar>& bars, const LessonPicture& picture, const Theme& theme, const Rect& place) {
  const float between = std::round(theme.px(kBetweenRuns)) * static_cast<float>(picture.runs.size() - 1);
  std::size_t lanes = 0;
  for (const LessonPicture::Run& run : picture.runs) lanes += lanes_of(run);
  const float most = std::floor(theme.px(kGreatestBar + 1.5F));
  const PictureRows all = rows_in(theme, {place.x, place.y, place.w, place.h - between}, lanes, most);
  // Where there are too many lanes, each run has its share of the rows.
  const std::size_t share = std::max<std::size_t>(1, all.count / picture.runs.size());
  std::vector<std::size_t> counts;
  float height = between;
  for (const LessonPicture::Run& run : picture.runs) {
    counts.push_back(all.count < lanes ? std::min(share, lanes_of(run)) : lanes_of(run));
    height += all.pitch * static_cast<float>(counts.back());
  }
  float y = std::round(place.y + std::max(0.0F, (place.h - height) / 2));
  for (std::size_t i = 0; i < picture.runs.size(); ++i) {
    const float h = all.pitch * static_cast<float>(counts[i]);
    add_bars(bars, picture, i, theme, {{place.x, y, place.w, h}, counts[i], all.pitch, all.bar});
    y += h + std::round(theme.px(kBetweenRuns));
  }
}

/// Runs of cards, two by two, each on its own axis.
void add_cards(std::vector<PictureBar>& bars, const LessonPicture& picture, const Theme& theme, const Rect& place) {
  const float gap = std::round(theme.px(kBetweenCards));
  const std::size_t lines = (picture.runs.size() + 1) / 2;
  const float width = std::floor((place.w - gap) / 2);
  const float height = std::floor((place.h - gap * static_cast<float>(lines - 1)) / static_cast<float>(lines));
  for (std::size_t i = 0; i < picture.runs.size(); ++i) {
    const Rect cell{place.x + (width + gap) * static_cast<float>(i % 2),
                    std::round(place.y + (height + gap) * static_cast<float>(i / 2)), width, height};
    add_bars(bars, picture, i, theme, rows_in(theme, cell, lanes_of(picture.runs[i]), height));
  }
}

}  // namespace

std::vector<PictureBar> picture_bars(const LessonPicture& picture, const Theme& theme, const Rect& place) {
  std::vector<PictureBar> bars;
  if (picture.runs.empty() || place.w < 8 || place.h < kLeastRow) return bars;
  if (picture.axes.size() > 1) add_cards(bars, picture, theme, place);
  else add_runs(bars, picture, theme, place);
  const float bottom = place.y + place.h;
  std::erase_if(bars, [bottom](const PictureBar& bar) { return bar.rect.y + bar.rect.h > bottom; });
  return bars;
}

void draw_lesson_picture(const LessonPicture& picture, const Theme& theme, const Rect& place) {
  if (picture.runs.empty()) {
    const float size = std::min(theme.px(16), place.h);
    return sign(Sign::play, place.center_x(), place.center_y(), size, theme.color().text_faint);
  }
  for (const PictureBar& bar : picture_bars(picture, theme, place)) draw_small_bar(ink(), theme, bar.rect, bar.state);
}

}  // namespace ui
