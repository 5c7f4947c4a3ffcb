#include "ui/timeline/run_header.hpp"

#include <algorithm>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/lane_words.hpp"
#include "ui/timeline/lesson_sign.hpp"

namespace ui {
namespace {

constexpr float kEdge = 12;

bool is_selected(const TimelineInk& ink, const HeaderRow& header) {
  return header.run == ink.model.selected_run && ink.model.visible_runs().size() > 1;
}

ImU32 title_color(const TimelineInk& ink, const HeaderRow& header) {
  const bool bright = is_selected(ink, header) || ink.model.visible_runs().size() == 1;
  return bright ? ink.theme.color().text : ink.theme.color().text_dim;
}

void draw_ground(const TimelineInk& ink, const HeaderRow& header) {
  const Theme& theme = ink.theme;
  const Palette& palette = theme.color();
  const Rect& r = header.rect;
  const bool selected = is_selected(ink, header);
  ink.list.AddRectFilled(top_left(r), bottom_right(r), selected ? palette.inset : palette.raised, theme.px(6));
  if (!selected) return;
  ink.list.AddRectFilled({r.x, r.y + theme.px(5)}, {r.x + theme.px(3), r.y + r.h - theme.px(5)}, palette.text,
                         theme.px(1.5F));
}

/// @returns the left edge of the clock.
float draw_clock(const TimelineInk& ink, const HeaderRow& header, const RunClock& clock) {
  const Theme& theme = ink.theme;
  const Palette& palette = theme.color();
  const float y = header.rect.center_y();
  float right = header.rect.x + header.rect.w - theme.px(kEdge);
  const bool over = !clock.then.empty() && clock.then.front() != '/';
  ImFont* const font = over ? theme.fonts.body_bold : theme.fonts.code;
  const ImU32 color = clock.gained ? palette.accent_text : over ? title_color(ink, header) : palette.text_dim;
  text_right(ink.list, font, right, y, color, clock.then);
  if (!clock.then.empty()) right -= measure(font, clock.then) + theme.px(8);
  text_right(ink.list, theme.fonts.code, right, y, clock.gained ? palette.accent_text : palette.text, clock.now);
  return right - measure(theme.fonts.code, clock.now);
}

/// @returns the right edge of the name and the number of tasks; the number is left out where it has no room.
float draw_title(const TimelineInk& ink, const HeaderRow& header, float limit) {
  const Theme& theme = ink.theme;
  const Rect& r = header.rect;
  const RunView& run = ink.model.runs[header.run];
  float x = r.x + theme.px(kEdge);
  if (run.sign != lessons::Sign::none) {
    draw_lesson_sign(theme, run.sign, r.x + theme.px(18), r.center_y(), theme.px(13));
    x += theme.px(22);
  }
  const std::string title = shorten(theme.fonts.body_bold, run.title, limit - x);
  text_at(ink.list, theme.fonts.body_bold, x, r.center_y(), title_color(ink, header), title);
  x += measure(theme.fonts.body_bold, title);
  if (run.timeline->why == trace::Why::syntax) return x;
  const std::string tasks = task_count_words(ink.model, run);
  const float width = measure(theme.fonts.small, tasks);
  const float gap = theme.px(kEdge);
  // At the right end of the names, if the title leaves room there.
  const float at = std::max(x + gap, ink.scene.layout.plot.x - theme.px(20) - width);
  if (at + width > limit) return x;
  text_at(ink.list, theme.fonts.small, at, r.center_y(), ink.theme.color().text_dim, tasks);
  return at + width;
}

/// A sentence that does not fit is left out: half of it might say the opposite.
void draw_sentence(const TimelineInk& ink, const HeaderRow& header, float left, float right, bool gained) {
  const Theme& theme = ink.theme;
  const std::string& sentence = ink.model.runs[header.run].sentence;
  for (ImFont* const font : {theme.fonts.body, theme.fonts.small}) {
    if (measure(font, sentence) > right - left) continue;
    const ImU32 color = gained ? theme.color().accent_text : theme.color().text;
    return text_at(ink.list, font, left, header.rect.center_y(), color, sentence);
  }
}

void draw_header(const TimelineInk& ink, const HeaderRow& header) {
  draw_ground(ink, header);
  const float gap = ink.theme.px(kEdge);
  const RunClock clock = run_clock(ink.model, header.run);
  const float right = draw_clock(ink, header, clock) - gap;
  const float title = draw_title(ink, header, right);
  draw_sentence(ink, header, std::max(title + gap, ink.scene.layout.plot.x), right, clock.gained);
}

// The text instead of lanes.
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

void draw_headers(const TimelineInk& ink) {
  const Clip clip(ink.scene.layout.lanes);
  for (const HeaderRow& header : ink.scene.layout.headers) draw_header(ink, header);
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (ink.model.runs[row.lane.run].timeline->why == trace::Why::syntax) draw_refusal(ink, row);
  }
}

}  // namespace ui
