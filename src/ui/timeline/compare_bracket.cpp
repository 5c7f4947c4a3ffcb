#include "ui/timeline/compare_bracket.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "timeline/saving.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/lane_words.hpp"

namespace ui {
namespace {

using timeline::in_seconds;

// The lane at the height of a run's bracket: in the middle of its coroutine lanes, nearer to the last.
timeline::LaneIndex bracket_lane(const TimelineInk& ink, std::size_t run) {
  const auto last = static_cast<timeline::LaneIndex>(ink.model.runs[run].timeline->lanes.size()) - 1;
  return std::max<timeline::LaneIndex>(std::min<timeline::LaneIndex>(last, 1), last - 1);
}

// That of the lane's row, or of the only one of its run; -1: it is not in view.
float bracket_y(const TimelineInk& ink, std::size_t run) {
  const LaneRef lane{run, bracket_lane(ink, run)};
  const bool strip = ink.scene.layout.is_strip(run);
  for (const LaneRow& row : ink.scene.layout.rows)
    if (strip ? row.lane.run == run : row.lane == lane) return row.bar.center_y();
  return -1;
}

void draw_bracket(const TimelineInk& ink, std::size_t run, timeline::Nanos saved) {
  const Theme& theme = ink.theme;
  const timeline::Nanos end = ink.model.runs[run].timeline->total;
  const auto px = [&](timeline::Nanos t) {
    return in_view(ink.scene, ink.scene.view.px(timeline::Position{t, timeline::Position::kAll}));
  };
  // Behind what is said at the lane's end.
  const std::string at_end = end_words(ink.model, ink.model.runs[run], bracket_lane(ink, run));
  const float said = measure(theme.fonts.code, at_end);
  const float left = std::round(px(end) + theme.px(32) + (said > 0 ? said + theme.px(6) : 0));
  const float right = std::round(px(end + saved) - theme.px(1));
  const std::string words =
      (*ink.model.words)("timeline.saved", {{"t", text::seconds(in_seconds(saved), ink.model.language)}});
  const float pill = measure(theme.fonts.body_bold, words) + theme.px(32);
  const float y = std::round(bracket_y(ink, run));
  if (y < 0 || right - left < pill + theme.px(4)) return;
  const ImU32 accent = theme.color().accent;
  const float line = theme.px(1.5F);
  const float tall = theme.px(8);
  ink.list.AddRectFilled({left, y - line / 2}, {right, y + line / 2}, accent);
  ink.list.AddRectFilled({left - line / 2, y - tall}, {left + line / 2, y + tall}, accent);
  ink.list.AddRectFilled({right - line / 2, y - tall}, {right + line / 2, y + tall}, accent);
  const float center = (left + right) / 2;
  const float half = theme.px(13);
  const ImVec2 a{center - pill / 2, y - half};
  const ImVec2 b{center + pill / 2, y + half};
  ink.list.AddRectFilled(a, b, theme.color().panel, half);
  ink.list.AddRect(a, b, accent, half, 0, std::max(1.0F, theme.px(1)));
  text_centered(ink.list, theme.fonts.body_bold, center, y, theme.color().accent_text, words);
}

}  // namespace

timeline::Nanos saved_time(const Model& model, std::size_t run) {
  std::vector<const timeline::Timeline*> runs;
  for (const std::size_t other : model.visible_runs()) {
    // What is saved is known when all have ended.
    if (!model.shows_all(*model.runs[other].timeline)) return {};
    runs.push_back(model.runs[other].timeline);
  }
  return timeline::saved_time(*model.runs[run].timeline, runs, model.runs[run].sign == lessons::Sign::wrong);
}

void draw_compare_brackets(const TimelineInk& ink) {
  if (ink.model.axis == nullptr || ink.model.axis_kind != timeline::AxisKind::time) return;
  const Rect& clip = ink.scene.clip;
  ink.list.PushClipRect(top_left(clip), bottom_right(clip), true);
  for (const std::size_t run : ink.scene.layout.runs) {
    const timeline::Nanos saved = saved_time(ink.model, run);
    if (saved.count() > 0) draw_bracket(ink, run, saved);
  }
  ink.list.PopClipRect();
}

}  // namespace ui
