#include "ui/timeline/why_draw.hpp"

#include <algorithm>
#include <cmath>

#include "timeline/explained.hpp"
#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"
#include "ui/study/why_words.hpp"

namespace ui {
namespace {

constexpr float kPathWidth = 2.5F;  // units
constexpr float kPathCap = 4.5F;
constexpr float kTotalGap = 12;   // from the words of a row to the plot
constexpr float kBoxText = 5;     // left and right of the words in a box
constexpr float kSmallRow = 26;   // a lower row has small words

void draw_path_line(const TimelineInk& ink, const PathLine& line) {
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const auto count = static_cast<int>(line.points.size());
  const float wide = std::max(2.0F, theme.px(kPathWidth));
  // A rim keeps it apart from hatches of about its brightness.
  ink.list.AddPolyline(line.points.data(), count, c.panel, 0, wide + theme.px(2));
  ink.list.AddPolyline(line.points.data(), count, c.accent, 0, wide);
  const auto cap = [&](const ImVec2& at) {
    ink.list.AddCircleFilled(at, theme.px(kPathCap + 1), c.panel);
    ink.list.AddCircleFilled(at, theme.px(kPathCap), c.accent);
  };
  if (line.begins) cap(line.points.front());
  if (line.ends) cap(line.points.back());
}

/// Dashes along the bar: a path of its own, as long as the one that is drawn.
void draw_tied_line(const TimelineInk& ink, const TiedLine& line) {
  const float wide = std::max(1.5F, ink.theme.px(1.75F));
  const float dash = ink.theme.px(7), gap = ink.theme.px(5);
  const float left = std::max(line.left, ink.scene.clip.x);
  const float right = std::min(line.right, ink.scene.clip.x + ink.scene.clip.w);
  for (float x = left; x < right; x += dash + gap) {
    const float end = std::min(x + dash, right);
    ink.list.AddRectFilled({x - 1, line.y - wide / 2 - 1}, {end + 1, line.y + wide / 2 + 1}, ink.theme.color().panel);
    ink.list.AddRectFilled({x, line.y - wide / 2}, {end, line.y + wide / 2}, ink.theme.color().accent);
  }
}

void draw_spare_line(const TimelineInk& ink, const SpareLine& line) {
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const float dot = std::max(1.0F, theme.px(1.25F));
  const float left = std::max(line.left, ink.scene.clip.x);
  const float right = std::min(line.right, ink.scene.clip.x + ink.scene.clip.w);
  for (float x = left; x + dot <= right; x += 4 * dot) ink.list.AddRectFilled({x, line.y - dot / 2}, {x + 2 * dot, line.y + dot / 2}, c.text_dim);
  const float tall = theme.px(4);
  if (line.right <= right) ink.list.AddRectFilled({line.right - dot / 2, line.y - tall}, {line.right + dot / 2, line.y + tall}, c.text_dim);
}

/// Over the path, which may cross them.
void draw_spare_words(const TimelineInk& ink, const SpareLine& line) {
  if (line.words.empty()) return;
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  ImFont* const font = theme.fonts.small;
  const float half = theme.px(8);
  ink.list.AddRectFilled({line.words_x - theme.px(4), line.y - half},
                         {line.words_x + measure(font, line.words) + theme.px(4), line.y + half}, c.panel, half);
  text_at(ink.list, font, line.words_x, line.y, c.text_dim, line.words);
}

ImFont* parts_font(const Theme& theme, float height) {
  return height < theme.px(kSmallRow) ? theme.fonts.small : theme.fonts.body;
}

void draw_part_box(const TimelineInk& ink, const PartBox& box) {
  const Theme& theme = ink.theme;
  const Palette& c = theme.color();
  const RunView& run = ink.model.runs[box.run];
  const auto now = run.explained->part_at(ink.model.playhead);
  const bool current = now && *now >= box.part && *now < box.end;
  const ImVec2 a = top_left(box.rect), b = bottom_right(box.rect);
  const float corner = std::min(theme.px(6), box.rect.w / 3);
  ink.list.AddRectFilled(a, b, current ? c.accent : mix(c.panel, c.accent, 0.12F), corner);
  if (box.rect.w > theme.px(4)) ink.list.AddRect(a, b, c.accent, corner, 0, std::max(1.0F, theme.px(1)));
  else if (!current) ink.list.AddRectFilled(a, b, translucent(c.accent, 0.6F));
  if (box.end - box.part > 1) return;
  // Of a box that reaches out of view, the words are in the part that is seen.
  const float left = std::max(box.rect.x, ink.scene.clip.x), right = std::min(box.rect.x + box.rect.w, ink.scene.clip.x + ink.scene.clip.w);
  ImFont* const font = parts_font(theme, box.rect.h + theme.px(6));
  const std::string words = part_box_words(ink.model, run, box.part, font, right - left - 2 * theme.px(kBoxText));
  text_centered(ink.list, font, (left + right) / 2, box.rect.center_y(), current ? c.on_accent : c.accent_text, words);
}

/// The total, left of the parts; where there are no names, right of them. @returns the right edge of what is drawn.
float draw_parts_total(const TimelineInk& ink, const PartsRow& row, float after) {
  const Theme& theme = ink.theme;
  const RunView& run = ink.model.runs[row.run];
  const float left = row.rect.x + theme.px(kHeaderEdge);
  const float room = ink.scene.layout.plot.x - theme.px(kTotalGap) - left;
  for (ImFont* const font : {theme.fonts.body_bold, theme.fonts.small}) {
    const std::string words = brief_total(ink.model, run, font, room);
    if (words.empty() || (font == theme.fonts.body_bold && words != brief_total(ink.model, run, theme.fonts.small, room))) continue;
    text_at(ink.list, font, left, row.rect.center_y(), theme.color().accent_text, words);
    return after;
  }
  const std::string words = brief_total(ink.model, run, theme.fonts.small, row.rect.x + row.rect.w - after);
  text_at(ink.list, theme.fonts.small, after, row.rect.center_y(), theme.color().accent_text, words);
  return words.empty() ? after : after + measure(theme.fonts.small, words) + theme.px(kTotalGap);
}

void draw_parts_row(const TimelineInk& ink, const PartsRow& row) {
  const Theme& theme = ink.theme;
  const RunView& run = ink.model.runs[row.run];
  if (run.explained == nullptr) return;
  float after = ink.scene.layout.plot.x;
  for (const PartBox& box : ink.scene.why.boxes)
    if (box.run == row.run) after = std::max(after, box.rect.x + box.rect.w);
  after = draw_parts_total(ink, row, after + theme.px(kTotalGap));
  const std::string aside = aside_words(ink.model, run);
  const float end = row.rect.x + row.rect.w - theme.px(kHeaderEdge);
  if (after + measure(theme.fonts.small, aside) > end) return;
  text_at(ink.list, theme.fonts.small, after, row.rect.center_y(), theme.color().text_dim, aside);
}

}  // namespace

void draw_why_lines(const TimelineInk& ink) {
  const Rect& clip = ink.scene.clip;
  ink.list.PushClipRect(top_left(clip), bottom_right(clip), true);
  for (const SpareLine& line : ink.scene.why.spare) draw_spare_line(ink, line);
  for (const TiedLine& line : ink.scene.why.tied) draw_tied_line(ink, line);
  for (const PathLine& line : ink.scene.why.lines) draw_path_line(ink, line);
  for (const SpareLine& line : ink.scene.why.spare) draw_spare_words(ink, line);
  ink.list.PopClipRect();
}

void draw_why_parts(const TimelineInk& ink) {
  if (ink.model.study != player::Study::why) return;
  const Clip lanes(ink.scene.layout.lanes);
  const Rect& clip = ink.scene.clip;
  ink.list.PushClipRect(top_left(clip), bottom_right(clip), true);
  for (const PartBox& box : ink.scene.why.boxes) draw_part_box(ink, box);
  ink.list.PopClipRect();
  for (const PartsRow& row : ink.scene.layout.parts) draw_parts_row(ink, row);
}

}  // namespace ui
