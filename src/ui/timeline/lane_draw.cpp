#include "ui/timeline/lane_draw.hpp"

#include <algorithm>
#include <cmath>

#include "timeline/labels.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/patterns.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/endless_waits.hpp"
#include "ui/timeline/lane_words.hpp"
#include "ui/timeline/lesson_sign.hpp"

namespace ui {
namespace {

using timeline::Cap;
using timeline::Lane;
using timeline::Span;
using SpanState = timeline::State;

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

void draw_bar_words(const TimelineInk& ink, const LaneRow& row, const Bar& bar) {
  if (bar.mark || bar.folded) return;
  const Theme& theme = ink.theme;
  const float left = std::max(bar.x0, ink.scene.clip.x + theme.px(2));
  const float right = std::min(bar.x1, ink.scene.clip.x + ink.scene.clip.w);
  if (right - left < theme.px(22)) return;
  const RunView& run = ink.model.runs[row.lane.run];
  const Span& span = lane_of(ink, row.lane).spans[bar.span];
  const std::string words = span_words(ink.model, run, span, theme.fonts.small, right - left - theme.px(18));
  if (words.empty()) return;
  const float y = row.bar.center_y();
  const float x = left + theme.px(solid(bar.state) ? 10 : 11);
  if (solid(bar.state)) return draw_solid_words(ink, x, y, bar.state, words);
  const Palette& palette = theme.color();
  if (bar.state != SpanState::idle && bar.state != SpanState::plan) {
    const float half = std::min(theme.px(8), row.bar.h / 2 - theme.px(2));
    ink.list.AddRectFilled({x - theme.px(6), y - half}, {x + measure(theme.fonts.small, words) + theme.px(6), y + half},
                           translucent(palette.panel, 0.86F), half);
  }
  const bool begun = span.begin < ink.model.playhead;
  const ImU32 color = bar.state == SpanState::idle ? palette.text_faint : palette.text;
  text_at(ink.list, theme.fonts.small, x, y, begun ? color : mix(color, palette.panel, 0.4F), words);
}

// A value that has no room after its lane is drawn at the end of the bar, if that is wide enough.
void draw_value_inside(const TimelineInk& ink, const LaneRow& row, float end, const std::string& words,
                       float strength) {
  const Theme& theme = ink.theme;
  const float right = end - theme.px(22);
  const float left = right - measure(theme.fonts.code, words);
  if (left < ink.scene.clip.x + theme.px(120)) return;
  const float y = row.bar.center_y();
  const float half = std::min(theme.px(8), row.bar.h / 2 - theme.px(2));
  ink.list.AddRectFilled({left - theme.px(6), y - half}, {right + theme.px(6), y + half},
                         translucent(theme.color().panel, 0.86F), half);
  text_at(ink.list, theme.fonts.code, left, y, mix(theme.color().panel, theme.color().text_dim, strength), words);
}

void draw_row_cap(const TimelineInk& ink, const LaneRow& row) {
  const Lane& lane = lane_of(ink, row.lane);
  if (lane.cap == Cap::none || !ink.model.shows(lane.cap_at)) return;
  const Theme& theme = ink.theme;
  const float size = theme.px(9);
  const auto x = static_cast<float>(ink.scene.view.px(lane.cap_at)) + theme.px(12);
  if (x < ink.scene.clip.x || x > ink.scene.clip.x + ink.scene.clip.w) return;
  const float strength = lane.cap_at < ink.model.playhead ? 1.0F : 0.45F;
  draw_cap(ink.list, theme, {x, row.bar.center_y()}, size, lane.cap, strength);
  const bool returned = lane.cap == Cap::returned;
  ImFont* font = returned ? theme.fonts.code : theme.fonts.small;
  const std::string words = end_words(ink.model, ink.model.runs[row.lane.run], row.lane.lane);
  const float room = ink.scene.clip.x + ink.scene.clip.w - x - theme.px(12);
  const float width = measure(font, words);
  if (width > room) {
    if (returned) draw_value_inside(ink, row, x, words, strength);
    return;
  }
  const ImU32 color = returned ? theme.color().text_dim : theme.color().raised_cap;
  text_at(ink.list, font, x + theme.px(10), row.bar.center_y(), mix(theme.color().panel, color, strength), words);
}

void draw_dimming(const TimelineInk& ink) {
  const Rect& clip = ink.scene.clip;
  const float x = std::max(clip.x, ink.scene.playhead_x);
  if (x >= clip.x + clip.w) return;
  ink.list.AddRectFilled({x, clip.y}, {clip.x + clip.w, clip.y + clip.h}, translucent(ink.theme.color().panel, 0.5F));
}

bool is_selected(const TimelineInk& ink, const HeaderRow& header) {
  return header.run == ink.model.selected_run && ink.model.visible_runs().size() > 1;
}

ImU32 header_ground(const TimelineInk& ink, const HeaderRow& header) {
  return is_selected(ink, header) ? ink.theme.color().inset : ink.theme.color().raised;
}

ImU32 header_color(const TimelineInk& ink, const HeaderRow& header) {
  const bool bright = is_selected(ink, header) || ink.model.visible_runs().size() == 1;
  return bright ? ink.theme.color().text : ink.theme.color().text_dim;
}

void draw_header(const TimelineInk& ink, const HeaderRow& header) {
  const Theme& theme = ink.theme;
  const Palette& palette = theme.color();
  const RunView& run = ink.model.runs[header.run];
  const bool selected = is_selected(ink, header);
  const Rect& r = header.rect;
  ink.list.AddRectFilled({r.x, r.y}, {r.x + r.w, r.y + r.h}, header_ground(ink, header), theme.px(6));
  if (selected) {
    ink.list.AddRectFilled({r.x, r.y + theme.px(5)}, {r.x + theme.px(3), r.y + r.h - theme.px(5)}, palette.text,
                           theme.px(1.5F));
  }
  const float total_width = measure(theme.fonts.body_bold, total_words(ink.model, run));
  const float signed_by = run.sign == lessons::Sign::none ? 0 : theme.px(22);
  const float left = r.x + theme.px(12) + signed_by;
  if (signed_by > 0) draw_lesson_sign(theme, run.sign, r.x + theme.px(18), r.center_y(), theme.px(13));
  const std::string title = shorten(theme.fonts.body_bold, run.title, r.w - total_width - theme.px(40) - signed_by);
  text_at(ink.list, theme.fonts.body_bold, left, r.center_y(), header_color(ink, header), title);
}

void draw_total(const TimelineInk& ink, const HeaderRow& header) {
  const Theme& theme = ink.theme;
  const Rect& r = header.rect;
  const float right = r.x + r.w - theme.px(12);
  const std::string total = total_words(ink.model, ink.model.runs[header.run]);
  const float left = right - measure(theme.fonts.body_bold, total) - theme.px(6);
  ink.list.AddRectFilled({left, r.y}, {right + theme.px(6), r.y + r.h}, header_ground(ink, header));
  text_right(ink.list, theme.fonts.body_bold, right, r.center_y(), header_color(ink, header), total);
}

ImU32 name_color(const TimelineInk& ink, const LaneRow& row) {
  const Palette& palette = ink.theme.color();
  const timeline::Moment& moment = ink.model.runs[row.lane.run].moment;
  if (row.lane.lane == 0) return palette.text_faint;
  if (moment.running == row.lane.lane || ink.state.selected_lane == row.lane) return palette.text;
  const timeline::LaneMoment& now = moment.lane(row.lane.lane);
  return now.born && !now.ended ? palette.text_dim : palette.text_faint;
}

bool is_refused(const TimelineInk& ink, const LaneRow& row) {
  return ink.model.runs[row.lane.run].timeline->why == trace::Why::syntax;
}

// The text instead of lanes; the playhead is drawn behind it.
void draw_refusal(const TimelineInk& ink, const LaneRow& row) {
  const Theme& theme = ink.theme;
  const float y = row.bar.center_y();
  const float half = theme.px(10);
  ink.list.AddRectFilled({row.label_x - theme.px(4), y - half},
                         {row.label_x + measure(theme.fonts.body, row.label) + theme.px(4), y + half},
                         theme.color().panel);
  text_at(ink.list, theme.fonts.body, row.label_x, y, theme.color().text_dim, row.label);
}

}  // namespace

void draw_bars(const TimelineInk& ink) {
  const TimelineScene& scene = ink.scene;
  const Rect& lanes = scene.layout.lanes;
  ink.list.PushClipRect({lanes.x, lanes.y}, {lanes.x + lanes.w, lanes.y + lanes.h}, true);
  for (const LaneRow& row : scene.layout.rows) draw_row_ground(ink, row);
  ink.list.PushClipRect(top_left(scene.clip), bottom_right(scene.clip), true);
  draw_grid(ink);
  for (std::size_t i = 0; i < scene.bars.size(); ++i) draw_row_bars(ink, scene.layout.rows[i], scene.bars[i]);
  draw_dimming(ink);
  for (std::size_t i = 0; i < scene.bars.size(); ++i) {
    for (const Bar& bar : scene.bars[i]) draw_bar_words(ink, scene.layout.rows[i], bar);
    if (ink.model.axis != nullptr) draw_row_cap(ink, scene.layout.rows[i]);
  }
  draw_endless_waits(ink);
  ink.list.PopClipRect();
  ink.list.PopClipRect();
}

void draw_names(const TimelineInk& ink) {
  const Rect& lanes = ink.scene.layout.lanes;
  ink.list.PushClipRect({lanes.x, lanes.y}, {lanes.x + lanes.w, lanes.y + lanes.h}, true);
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (is_refused(ink, row)) continue;
    text_at(ink.list, ink.theme.fonts.body, row.label_x, row.bar.center_y(), name_color(ink, row), row.label);
  }
  for (const HeaderRow& header : ink.scene.layout.headers) draw_header(ink, header);
  ink.list.PopClipRect();
}

void draw_totals(const TimelineInk& ink) {
  const Rect& lanes = ink.scene.layout.lanes;
  ink.list.PushClipRect({lanes.x, lanes.y}, {lanes.x + lanes.w, lanes.y + lanes.h}, true);
  for (const HeaderRow& header : ink.scene.layout.headers) draw_total(ink, header);
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (is_refused(ink, row)) draw_refusal(ink, row);
  }
  ink.list.PopClipRect();
}

}  // namespace ui
