#include "ui/timeline/run_header.hpp"

#include <algorithm>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/timeline/lane_words.hpp"
#include "ui/timeline/lesson_sign.hpp"
#include "ui/timeline/strip_clock.hpp"

namespace ui {
namespace {

constexpr float kBeforePlot = 12;  // from the number of tasks to the sentence

bool is_selected(const TimelineInk& ink, std::size_t run) {
  return run == ink.model.selected_run && ink.model.visible_runs().size() > 1;
}

ImU32 title_color(const TimelineInk& ink, std::size_t run) {
  const bool bright = is_selected(ink, run) || ink.model.visible_runs().size() == 1;
  return bright ? ink.theme.color().text : ink.theme.color().text_dim;
}

/// The line of the title, where the sentence has lines of its own.
Rect title_line(const TimelineInk& ink, const HeaderRow& header) {
  const Rect& r = header.rect;
  return ink.scene.layout.header_lines == 0 ? r : Rect{r.x, r.y, r.w, std::min(r.h, ink.scene.layout.title)};
}

void draw_ground(const TimelineInk& ink, const HeaderRow& header) {
  const Theme& theme = ink.theme;
  const Palette& palette = theme.color();
  const Rect& r = header.rect;
  const bool selected = is_selected(ink, header.run);
  ink.list.AddRectFilled(top_left(r), bottom_right(r), selected ? palette.inset : palette.raised, theme.px(6));
  if (!selected) return;
  ink.list.AddRectFilled({r.x, r.y + theme.px(5)}, {r.x + theme.px(3), r.y + r.h - theme.px(5)}, palette.text,
                         theme.px(1.5F));
}

/// @returns the right edge of the name.
float draw_title(const TimelineInk& ink, const HeaderRow& header, float limit) {
  const Theme& theme = ink.theme;
  const Rect r = title_line(ink, header);
  const RunView& run = ink.model.runs[header.run];
  float x = r.x + theme.px(kHeaderEdge);
  if (run.sign != lessons::Sign::none) {
    draw_lesson_sign(theme, run.sign, r.x + theme.px(18), r.center_y(), theme.px(13));
    x += theme.px(22);
  }
  const std::string title = shorten(theme.fonts.body_bold, run.title, limit - x);
  text_at(ink.list, theme.fonts.body_bold, x, r.center_y(), title_color(ink, header.run), title);
  return x + measure(theme.fonts.body_bold, title);
}

/// The number of tasks, behind the title that ends at `x`: at the right end of the names; where the sentence is below,
/// also further right. Left out where it has no room. @returns the right edge of both.
float draw_count(const TimelineInk& ink, const HeaderRow& header, float x, float limit) {
  const Theme& theme = ink.theme;
  const RunView& run = ink.model.runs[header.run];
  if (run.timeline->why == trace::Why::syntax || ink.model.asks()) return x;
  const std::string tasks = task_count_words(ink.model, run);
  const float width = measure(theme.fonts.small, tasks);
  const float names = ink.scene.layout.plot.x - theme.px(kBeforePlot);
  const float end = ink.scene.layout.header_lines == 0 ? std::min(limit, names + 1) : limit;
  const float at = std::max(x + theme.px(kHeaderEdge), names - width);
  if (at + width > end) return x;
  text_at(ink.list, theme.fonts.small, at, title_line(ink, header).center_y(), theme.color().text_dim, tasks);
  return at + width;
}

ImU32 sentence_color(const TimelineInk& ink, bool gained) {
  return gained ? ink.theme.color().accent_text : ink.theme.color().text;
}

/// The face of a sentence in one line of that width; null: none is small enough.
ImFont* sentence_font(const TimelineInk& ink, std::size_t run, float width) {
  const Fonts& fonts = ink.theme.fonts;
  for (ImFont* const font : {fonts.body, fonts.small}) {
    if (measure(font, ink.model.runs[run].sentence) <= width) return font;
  }
  return nullptr;
}

/// From the ruler's zero on; where that leaves no room, in the place of the number of tasks. One that does not fit there
/// either is left out: half of it might say the opposite.
void draw_sentence(const TimelineInk& ink, const HeaderRow& header, float title, float right, bool gained) {
  const float gap = ink.theme.px(kHeaderEdge);
  float left = std::max(title + gap, ink.scene.layout.plot.x);
  ImFont* font = sentence_font(ink, header.run, right - left);
  ImFont* const nearer = font != nullptr ? nullptr : sentence_font(ink, header.run, right - title - gap);
  if (nearer == nullptr) draw_count(ink, header, title, right);
  else left = title + gap;
  font = nearer != nullptr ? nearer : font;
  if (font == nullptr) return;
  text_at(ink.list, font, left, header.rect.center_y(), sentence_color(ink, gained), ink.model.runs[header.run].sentence);
}

/// The same in lines of its own.
void draw_sentence_below(const TimelineInk& ink, const HeaderRow& header, bool gained) {
  const Theme& theme = ink.theme;
  const Rect title = title_line(ink, header);
  const float edge = theme.px(kHeaderEdge);
  const float width = header.rect.w - 2 * edge;
  const float top = title.y + title.h;
  const std::size_t most = ink.scene.layout.header_lines;
  const float line = (header.rect.y + header.rect.h - theme.px(2) - top) / static_cast<float>(most);
  const std::string& sentence = ink.model.runs[header.run].sentence;
  ImFont* const font = measure(theme.fonts.body, sentence) <= width ? theme.fonts.body : theme.fonts.small;
  const auto lines = wrap(font, sentence, width);
  if (lines.size() > most) return;
  float y = top + line / 2;
  for (const std::string_view each : lines) {
    text_at(ink.list, font, header.rect.x + edge, y, sentence_color(ink, gained), each);
    y += line;
  }
}

void draw_header(const TimelineInk& ink, const HeaderRow& header) {
  draw_ground(ink, header);
  const float gap = ink.theme.px(kHeaderEdge);
  const RunClock clock = run_clock(ink.model, header.run);
  const float right = draw_run_clock(ink, header.run, inset(title_line(ink, header), gap, 0)) - gap;
  const float title = draw_title(ink, header, right);
  if (ink.scene.layout.header_lines > 0) {
    draw_count(ink, header, title, right);
    return draw_sentence_below(ink, header, clock.gained);
  }
  draw_sentence(ink, header, title, right, clock.gained);
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

float draw_run_clock(const TimelineInk& ink, std::size_t run, const Rect& place) {
  const Theme& theme = ink.theme;
  const Palette& palette = theme.color();
  const RunClock clock = run_clock(ink.model, run);
  const float y = place.center_y();
  float right = place.x + place.w;
  const bool over = !clock.then.empty() && clock.then.front() != '/';
  ImFont* const font = over ? theme.fonts.body_bold : theme.fonts.code;
  const float time = measure(theme.fonts.code, clock.now);
  const float gap = clock.now.empty() ? 0 : theme.px(8);
  const float then = measure(font, clock.then);
  if (!clock.then.empty() && time + gap + then <= place.w) {
    const ImU32 color = clock.gained ? palette.accent_text : over ? title_color(ink, run) : palette.text_dim;
    text_right(ink.list, font, right, y, color, clock.then);
    right -= then + gap;
  }
  text_right(ink.list, theme.fonts.code, right, y, clock.gained ? palette.accent_text : palette.text, clock.now);
  return right - time;
}

void draw_headers(const TimelineInk& ink) {
  const Clip clip(ink.scene.layout.lanes);
  for (const HeaderRow& header : ink.scene.layout.headers) draw_header(ink, header);
  draw_strip_clocks(ink);
  for (const LaneRow& row : ink.scene.layout.rows) {
    if (ink.model.runs[row.lane.run].timeline->why == trace::Why::syntax) draw_refusal(ink, row);
  }
}

}  // namespace ui
