#include "ui/timeline/lane_draw.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "timeline/labels.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/contrast.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/patterns.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/endless_waits.hpp"
#include "ui/timeline/lane_words.hpp"
#include "ui/timeline/link_curves.hpp"
#include "ui/timeline/unborn_lanes.hpp"

namespace ui {
namespace {

using timeline::Cap;
using timeline::Lane;
using timeline::Span;
using SpanState = timeline::State;

constexpr float kCap = 20;  // from the end of a lane to its sign: the curves are between them
/// Least contrast of faded words with the panel: on a hatch or on the selected lane they have somewhat less.
constexpr double kFadedWords = kTextContrast + 0.8;

const Lane& lane_of(const TimelineInk& ink, LaneRef ref) {
  return ink.model.runs[ref.run].timeline->lane(ref.lane);
}

void draw_row_ground(const TimelineInk& ink, const LaneRow& row) {
  if (row.lane != ink.state.selected_lane) return;
  const Rect& r = row.row;
  ink.list.AddRectFilled({r.x, r.y}, {r.x + r.w, r.y + r.h}, ink.theme.color().inset, ink.theme.px(6));
}

void draw_row_bars(const TimelineInk& ink, const LaneRow& row, const std::vector<Bar>& bars) {
  const float gap = ink.theme.px(1);
  const Rect& plot = ink.scene.clip;
  const Clip clip({plot.x, plot.y, row.right - plot.x, plot.h});
  for (const Bar& bar : bars) {
    // A thin gap between neighbours separates two of one state.
    const float right = bar.x1 - bar.x0 > 6 * gap ? bar.x1 - gap : bar.x1;
    draw_bar(ink.list, ink.theme, {bar.x0, row.bar.y, right - bar.x0, row.bar.h}, bar.state, bar.shift);
  }
}

// Words on a solid bar: dark or light on the bright part, the reverse on the dimmed part.
void draw_solid_words(const TimelineInk& ink, float x, float y, SpanState state, const std::string& words) {
  const Palette& palette = ink.theme.color();
  const float split = ink.scene.playhead_x;
  const Rect& clip = ink.scene.clip;
  ImFont* font = ink.theme.fonts.small;
  const float end = x + measure(font, words) + 2;
  if (x < split) {
    ink.list.PushClipRect({clip.x, clip.y}, {std::min(end, split), clip.y + clip.h}, true);
    text_at(ink.list, font, x, y, palette.on(state), words);
    ink.list.PopClipRect();
  }
  if (end > split) {
    ink.list.PushClipRect({std::max(x, split), clip.y}, {clip.x + clip.w, clip.y + clip.h}, true);
    text_at(ink.list, font, x, y, palette.text, words);
    ink.list.PopClipRect();
  }
}

/// A ground that keeps hatches and curves away from words.
void draw_halo(const TimelineInk& ink, const LaneRow& row, float left, float right) {
  const float y = row.bar.center_y();
  const float half = std::min(ink.theme.px(8), row.bar.h / 2 - ink.theme.px(1));
  ink.list.AddRectFilled({left, y - half}, {right, y + half}, translucent(ink.theme.color().panel, 0.86F), half);
}

/// What is said at the end of a lane: behind its sign, or inside its last bar where there is no room for it there.
struct EndLabel {
  float sign = 0;         ///< where the sign is
  float left = 0;         ///< of the words,
  float right = 0;
  std::string words;      ///< "" for none
  bool inside = false;
};

std::optional<EndLabel> end_label(const TimelineInk& ink, const LaneRow& row) {
  const Lane& lane = lane_of(ink, row.lane);
  if (lane.cap == Cap::none || !ink.model.shows(lane.cap_at) || ink.model.axis == nullptr) return std::nullopt;
  const Theme& theme = ink.theme;
  EndLabel end;
  end.sign = static_cast<float>(ink.scene.view.px(lane.cap_at)) + theme.px(kCap);
  if (end.sign < ink.scene.clip.x || end.sign + theme.px(9) > row.right) return std::nullopt;
  end.words = end_words(ink.model, ink.model.runs[row.lane.run], row.lane.lane);
  const bool returned = lane.cap == Cap::returned;
  const float width = measure(returned ? theme.fonts.code : theme.fonts.small, end.words);
  end.left = end.sign + theme.px(10);
  if (end.left + width + theme.px(2) > row.right) {
    end.inside = true;
    end.left = end.sign - theme.px(kCap + 10) - width;
    if (!returned || end.left < ink.scene.clip.x + theme.px(120)) end.words.clear();
  }
  end.right = end.left + width;
  return end;
}

void draw_bar_words(const TimelineInk& ink, const LaneRow& row, const Bar& bar, const std::optional<EndLabel>& end) {
  if (bar.mark) return;
  const Theme& theme = ink.theme;
  const float left = std::max(bar.x0, ink.scene.clip.x + theme.px(2));
  float right = std::min(bar.x1, row.right);
  if (end && end->inside && !end->words.empty() && bar.x1 > end->left) right = std::min(right, end->left - theme.px(2));
  if (right - left < theme.px(22)) return;
  const RunView& run = ink.model.runs[row.lane.run];
  const Span& span = lane_of(ink, row.lane).spans[bar.span];
  const float room = right - left - theme.px(18);
  const std::string words = bar.folded ? folded_words(ink.model, bar.state, theme.fonts.small, room)
                                       : span_words(ink.model, run, span, theme.fonts.small, room);
  if (words.empty()) return;
  const float y = row.bar.center_y();
  const float x = left + theme.px(solid(bar.state) ? 10 : 11);
  if (solid(bar.state)) return draw_solid_words(ink, x, y, bar.state, words);
  const Palette& palette = theme.color();
  if (bar.state != SpanState::idle && bar.state != SpanState::plan) {
    draw_halo(ink, row, x - theme.px(6), x + measure(theme.fonts.small, words) + theme.px(6));
  }
  const bool begun = span.begin < ink.model.playhead;
  const ImU32 color = bar.state == SpanState::idle ? palette.text_dim : palette.text;
  text_at(ink.list, theme.fonts.small, x, y, begun ? color : faded(color, palette.panel, 0.4F, kFadedWords), words);
}

void draw_row_end(const TimelineInk& ink, const LaneRow& row, const EndLabel& end) {
  const Lane& lane = lane_of(ink, row.lane);
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const float strength = lane.cap_at < ink.model.playhead ? 1.0F : 0.45F;
  const bool selected = row.lane == ink.state.selected_lane;
  if (!selected || end.inside) {
    draw_halo(ink, row, end.inside ? end.left - theme.px(6) : end.sign - theme.px(6), end.right + theme.px(end.inside ? 6 : 2));
  }
  draw_cap(ink.list, theme, {end.sign, row.bar.center_y()}, theme.px(9), lane.cap, strength);
  const bool returned = lane.cap == Cap::returned;
  text_at(ink.list, returned ? theme.fonts.code : theme.fonts.small, end.left, row.bar.center_y(),
          faded(returned ? c.text_dim : c.raised_text, c.panel, 1 - strength, kFadedWords), end.words);
}

void draw_dimming(const TimelineInk& ink) {
  const Rect& clip = ink.scene.clip;
  const float x = std::max(clip.x, ink.scene.playhead_x);
  if (x >= clip.x + clip.w) return;
  ink.list.AddRectFilled({x, clip.y}, {clip.x + clip.w, clip.y + clip.h}, translucent(ink.theme.color().panel, 0.5F));
}

/// The outlines of the bars ahead of the playhead, over the veil.
void draw_edges_ahead(const TimelineInk& ink) {
  const Rect& clip = ink.scene.clip;
  const float x = std::max(clip.x, ink.scene.playhead_x);
  if (x >= clip.x + clip.w) return;
  ink.list.PushClipRect({x, clip.y}, {clip.x + clip.w, clip.y + clip.h}, true);
  for (std::size_t i = 0; i < ink.scene.bars.size(); ++i) {
    const Rect& row = ink.scene.layout.rows[i].bar;
    for (const Bar& bar : ink.scene.bars[i]) {
      if (bar.x1 <= x) continue;
      const float gap = bar.x1 - bar.x0 > ink.theme.px(6) ? ink.theme.px(1) : 0;
      draw_faded_edge(ink.list, ink.theme, {bar.x0, row.y, bar.x1 - gap - bar.x0, row.h}, bar.state);
    }
  }
  ink.list.PopClipRect();
}

ImU32 name_color(const TimelineInk& ink, const LaneRow& row) {
  const Palette& palette = ink.theme.color();
  const timeline::Moment& moment = ink.model.runs[row.lane.run].moment;
  if (ink.scene.layout.is_strip(row.lane.run)) return palette.text_dim;
  if (row.lane.lane == 0) return palette.text_faint;
  if (moment.running == row.lane.lane || ink.state.selected_lane == row.lane) return palette.text;
  const timeline::LaneMoment& now = moment.lane(row.lane.lane);
  return now.born && !now.ended ? palette.text_dim : palette.text_faint;
}

bool is_refused(const TimelineInk& ink, const LaneRow& row) {
  return ink.model.runs[row.lane.run].timeline->why == trace::Why::syntax;
}

}  // namespace

void draw_bars(const TimelineInk& ink) {
  const TimelineScene& scene = ink.scene;
  const Rect& lanes = scene.layout.lanes;
  ink.list.PushClipRect({lanes.x, lanes.y}, {lanes.x + lanes.w, lanes.y + scene.clip.h}, true);
  for (const LaneRow& row : scene.layout.rows) draw_row_ground(ink, row);
  ink.list.PushClipRect(top_left(scene.clip), bottom_right(scene.clip), true);
  draw_grid(ink);
  for (std::size_t i = 0; i < scene.bars.size(); ++i) draw_row_bars(ink, scene.layout.rows[i], scene.bars[i]);
  draw_dimming(ink);
  draw_edges_ahead(ink);
  draw_link_curves(ink);
  for (std::size_t i = 0; i < scene.bars.size(); ++i) {
    const LaneRow& row = scene.layout.rows[i];
    // Where there is time to spare, that is said instead.
    const std::optional<EndLabel> end = ink.scene.why.has_spare(row.lane) ? std::nullopt : end_label(ink, row);
    for (const Bar& bar : scene.bars[i]) draw_bar_words(ink, row, bar, end);
    if (end) draw_row_end(ink, row, *end);
  }
  draw_lane_reasons(ink);
  draw_endless_waits(ink);
  ink.list.PopClipRect();
  ink.list.PopClipRect();
}

void draw_names(const TimelineInk& ink) {
  Rect place = ink.scene.layout.lanes;
  place.h = ink.scene.clip.h;
  const Clip clip(place);
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (is_refused(ink, row)) continue;
    const bool strip = ink.scene.layout.is_strip(row.lane.run);
    ImFont* const font = strip ? ink.theme.fonts.body : ink.scene.layout.name_font;
    text_at(ink.list, font, row.label_x, row.bar.center_y(), name_color(ink, row), row.label);
  }
}

}  // namespace ui
