#include "ui/timeline/compare_bracket.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "timeline/saving.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/contrast.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

using timeline::in_seconds;

// The lane at the height of a run's bracket: in the middle of its coroutine lanes, nearer to the last.
timeline::LaneIndex bracket_lane(const TimelineInk& ink, std::size_t run) {
  const auto last = static_cast<timeline::LaneIndex>(ink.model.runs[run].timeline->lanes.size()) - 1;
  return std::max<timeline::LaneIndex>(std::min<timeline::LaneIndex>(last, 1), last - 1);
}

// Below the row of that lane, so that the line passes under what its end says, and with room for the pill; in the middle
// of the only row of a run. Negative: it is not in view.
float bracket_y(const TimelineInk& ink, std::size_t run, float half) {
  const LaneRef lane{run, bracket_lane(ink, run)};
  const bool strip = ink.scene.layout.is_strip(run);
  const Rect& lanes = ink.scene.layout.lanes;
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (strip && row.lane.run == run) return row.bar.center_y();
    if (!strip && row.lane == lane) return std::min(row.row.y + row.row.h, lanes.y + lanes.h - half - 1);
  }
  return -1;
}

void draw_bracket(const TimelineInk& ink, std::size_t run, timeline::Nanos saved) {
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const timeline::Nanos end = ink.model.runs[run].timeline->total;
  const auto px = [&](timeline::Nanos t) {
    return in_view(ink.scene, ink.scene.view.px(timeline::Position{t, timeline::Position::kAll}));
  };
  const float half = std::min(theme.px(13), std::max(theme.px(8), ink.scene.layout.pitch * 0.7F));
  const float left = std::round(px(end));
  const float right = std::round(px(end + saved) - theme.px(1));
  const std::string words =
      (*ink.model.words)("timeline.saved", {{"t", text::seconds(in_seconds(saved), ink.model.language)}});
  const float pill = measure(theme.fonts.body_bold, words) + theme.px(32);
  const float y = std::round(bracket_y(ink, run, half));
  if (y < 0 || right - left < pill + theme.px(4)) return;
  // Before the slower run has ended it lies ahead, as that end does.
  const bool ahead = ink.model.playhead.t < end + saved;
  const ImU32 accent = ahead ? faded(c.accent, c.panel, 0.5F, kMarkContrast) : c.accent;
  const float line = theme.px(1.5F);
  const float tall = theme.px(6);
  ink.list.AddRectFilled({left, y - line / 2}, {right, y + line / 2}, accent);
  ink.list.AddRectFilled({left - line / 2, y - tall}, {left + line / 2, y + tall}, accent);
  ink.list.AddRectFilled({right - line / 2, y - tall}, {right + line / 2, y + tall}, accent);
  const float center = (left + right) / 2;
  const ImVec2 a{center - pill / 2, y - half};
  const ImVec2 b{center + pill / 2, y + half};
  ink.list.AddRectFilled(a, b, c.panel, half);
  ink.list.AddRect(a, b, accent, half, 0, std::max(1.0F, theme.px(1)));
  const ImU32 color = ahead ? faded(c.accent_text, c.panel, 0.5F, kTextContrast) : c.accent_text;
  text_centered(ink.list, theme.fonts.body_bold, center, y, color, words);
}

}  // namespace

timeline::Nanos saved_time(const Model& model, std::size_t run) {
  std::vector<const timeline::Timeline*> runs;
  for (const std::size_t other : model.visible_runs()) {
    // What is saved is known when all have ended.
    if (!model.shows_all(model.runs[other])) return {};
    runs.push_back(model.runs[other].timeline);
  }
  return timeline::saved_time(*model.runs[run].timeline, runs, model.runs[run].sign == lessons::Sign::wrong);
}

void draw_compare_brackets(const TimelineInk& ink) {
  if (ink.model.study == player::Study::why || ink.model.axis == nullptr || ink.model.axis_kind != timeline::AxisKind::time) return;
  const Rect& clip = ink.scene.clip;
  ink.list.PushClipRect(top_left(clip), bottom_right(clip), true);
  for (const std::size_t run : ink.scene.layout.runs) {
    const timeline::Nanos saved = saved_time(ink.model, run);
    if (saved.count() > 0) draw_bracket(ink, run, saved);
  }
  ink.list.PopClipRect();
}

}  // namespace ui
