#include "ui/kit/patterns.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/contrast.hpp"
#include "ui/kit/paint.hpp"

namespace ui {
namespace {

using timeline::Cap;

std::vector<ImVec2> rounded_outline(Rect r, float corner) {
  static constexpr int kSteps = 4;
  std::vector<ImVec2> points;
  points.reserve(4 * (kSteps + 1));
  const ImVec2 centers[4] = {{r.x + corner, r.y + corner},
                             {r.x + r.w - corner, r.y + corner},
                             {r.x + r.w - corner, r.y + r.h - corner},
                             {r.x + corner, r.y + r.h - corner}};
  for (int quarter = 0; quarter < 4; ++quarter) {
    for (int step = 0; step <= kSteps; ++step) {
      const float angle = 1.57079633F * (static_cast<float>(quarter) + 2.0F + static_cast<float>(step) / kSteps);
      points.push_back({centers[quarter].x + corner * std::cos(angle), centers[quarter].y + corner * std::sin(angle)});
    }
  }
  return points;
}

struct Hatch {
  float width;   // of a stripe, along x
  float period;  // from stripe to stripe, along x
  ImU32 color;
};

// Stripes lean to the right by the height of the bar. Those that do not touch the corners are drawn without clipping.
void draw_hatch(ImDrawList& list, Rect bar, float corner, float shift, const Hatch& hatch) {
  const std::vector<ImVec2> outline = rounded_outline(bar, corner);
  const float lean = bar.h;
  const float bottom = bar.y + bar.h;
  const float right = bar.x + bar.w;
  const float phase = std::fmod(shift, hatch.period);
  for (float x = bar.x - lean - hatch.period - phase; x < right; x += hatch.period) {
    const ImVec2 stripe[4] = {
        {x + lean, bar.y}, {x + lean + hatch.width, bar.y}, {x + hatch.width, bottom}, {x, bottom}};
    if (x >= bar.x + corner && x + lean + hatch.width <= right - corner) {
      list.AddConvexPolyFilled(stripe, 4, hatch.color);
      continue;
    }
    const std::vector<ImVec2> part = clip_convex({stripe[0], stripe[1], stripe[2], stripe[3]}, outline);
    if (part.size() >= 3) list.AddConvexPolyFilled(part.data(), static_cast<int>(part.size()), hatch.color);
  }
}

void draw_dots(ImDrawList& list, Rect bar, float unit, float shift, ImU32 color) {
  const float pitch = 5 * unit;
  const float radius = 1.05F * unit;
  const float margin = 3 * unit;
  const int rows = std::max(1, static_cast<int>((bar.h - 2 * margin) / pitch) + 1);
  const float top = bar.y + (bar.h - static_cast<float>(rows - 1) * pitch) / 2;
  const float phase = std::fmod(shift, pitch);
  for (float x = bar.x + margin + pitch / 2 - phase; x < bar.x + bar.w - margin; x += pitch) {
    if (x < bar.x + margin) continue;
    for (int row = 0; row < rows; ++row) {
      const float y = top + static_cast<float>(row) * pitch;
      // Two pixels have no round corners, and a square costs a tenth.
      const ImVec2 corner{std::round(x - radius), std::round(y - radius)};
      if (radius > 1.3F) list.AddCircleFilled({x, y}, radius, color, 8);
      else list.AddRectFilled(corner, {corner.x + 2, corner.y + 2}, color);
    }
  }
}

void dashed_line(ImDrawList& list, ImVec2 from, ImVec2 to, float unit, ImU32 color) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  const float dash = 4 * unit;
  const float period = 7 * unit;
  for (float at = 0; at < length; at += period) {
    const float a = at / length;
    const float b = std::min(1.0F, (at + dash) / length);
    // A rectangle: a line would be spread over two rows of pixels, half as strong.
    const ImVec2 p{from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a};
    const ImVec2 q{from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b};
    const float half = unit / 2;
    const bool level = p.y == q.y;
    list.AddRectFilled({p.x - (level ? 0 : half), p.y - (level ? half : 0)},
                       {q.x + (level ? 0 : half), q.y + (level ? half : 0)}, color);
  }
}

void dashed_outline(ImDrawList& list, Rect r, float corner, float unit, ImU32 color) {
  const float right = r.x + r.w;
  const float bottom = r.y + r.h;
  dashed_line(list, {r.x + corner, r.y}, {right - corner, r.y}, unit, color);
  dashed_line(list, {r.x + corner, bottom}, {right - corner, bottom}, unit, color);
  dashed_line(list, {r.x, r.y + corner}, {r.x, bottom - corner}, unit, color);
  dashed_line(list, {right, r.y + corner}, {right, bottom - corner}, unit, color);
  const ImVec2 centers[4] = {{r.x + corner, r.y + corner},
                             {right - corner, r.y + corner},
                             {right - corner, bottom - corner},
                             {r.x + corner, bottom - corner}};
  for (int quarter = 0; quarter < 4; ++quarter) {
    list.PathArcToFast(centers[quarter], corner, 6 + 3 * quarter, 9 + 3 * quarter);
    list.PathStroke(color, 0, unit);
  }
}

constexpr float kCalm = 0.16F;  // of its colour, that fills an idle bar

// Below this many pixels a pattern cannot be recognised, and costs a hundred times a rectangle.
constexpr float kNarrow = 6;

/// How much of its colour a pattern has on the average: of its outline, and inside.
struct Cover {
  float edge = 1;
  float inside = 1;
};

Cover cover_of(Pattern pattern) {
  switch (pattern) {
    case Pattern::solid:
    case Pattern::heavy_edge: break;
    case Pattern::wide_hatch: return {0.75F, 0.5F};
    case Pattern::thin_hatch: return {0.65F, 0.18F};
    case Pattern::dots: return {0.85F, 0.2F};
    case Pattern::dashed: return {0.57F, 0};
    case Pattern::calm: return {0.75F, kCalm};
  }
  return {};
}

// A narrow bar: its sides, and between them its colour as strong as the pattern would be.
void draw_narrow(ImDrawList& list, Rect bar, float unit, Pattern pattern, ImU32 color) {
  const Cover cover = cover_of(pattern);
  const ImU32 edge = translucent(color, cover.edge);
  const ImVec2 a = top_left(bar);
  const ImVec2 b = bottom_right(bar);
  if (bar.w < 3 * unit) return list.AddRectFilled(a, b, edge);
  list.AddRectFilled(a, {a.x + unit, b.y}, edge);
  if (cover.inside > 0) list.AddRectFilled({a.x + unit, a.y}, {b.x - unit, b.y}, translucent(color, cover.inside));
  list.AddRectFilled({b.x - unit, a.y}, b, edge);
}

}  // namespace

std::vector<ImVec2> clip_convex(std::vector<ImVec2> subject, const std::vector<ImVec2>& window) {
  std::vector<ImVec2> kept;
  for (std::size_t i = 0; i < window.size() && !subject.empty(); ++i) {
    const ImVec2 a = window[i];
    const ImVec2 b = window[(i + 1) % window.size()];
    const auto side = [a, b](ImVec2 p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); };
    kept.clear();
    for (std::size_t k = 0; k < subject.size(); ++k) {
      const ImVec2 p = subject[k];
      const ImVec2 q = subject[(k + 1) % subject.size()];
      const float at_p = side(p);
      const float at_q = side(q);
      if (at_p >= 0) kept.push_back(p);
      if ((at_p >= 0) != (at_q >= 0)) {
        const float share = at_p / (at_p - at_q);
        kept.push_back({p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share});
      }
    }
    subject.swap(kept);
  }
  return subject;
}

void draw_bar(ImDrawList& list, const Theme& theme, Rect bar, timeline::State state, float shift) {
  const Palette& palette = theme.color();
  const float unit = theme.px(1);
  const float corner = std::min({theme.px(4), bar.w / 2, bar.h / 2});
  const ImU32 color = palette.of(state);
  const ImVec2 a = top_left(bar);
  const ImVec2 b = bottom_right(bar);
  if (bar.w < kNarrow && !solid(state)) return draw_narrow(list, bar, unit, look(state).pattern, color);
  switch (look(state).pattern) {
    case Pattern::solid: list.AddRectFilled(a, b, color, corner); break;
    case Pattern::heavy_edge:
      // The heavy edge stands inside, so that two held stretches side by side stay two.
      list.AddRectFilled(a, b, mix(color, palette.text, 0.5F), corner);
      if (bar.w > 5 * unit && bar.h > 5 * unit) {
        list.AddRectFilled({a.x + 2 * unit, a.y + 2 * unit}, {b.x - 2 * unit, b.y - 2 * unit}, color, corner / 2);
      }
      break;
    case Pattern::wide_hatch:
      list.AddRectFilled(a, b, translucent(color, theme.dark ? 0.26F : 0.20F), corner);
      draw_hatch(list, bar, corner, shift, {6 * unit, 12 * unit, translucent(color, theme.dark ? 0.62F : 0.50F)});
      list.AddRect(a, b, color, corner, 0, unit);
      break;
    case Pattern::thin_hatch:
      list.AddRectFilled(a, b, translucent(color, 0.09F), corner);
      draw_hatch(list, bar, corner, shift, {1.3F * unit, 6 * unit, translucent(color, 0.45F)});
      list.AddRect(a, b, color, corner, 0, unit);
      break;
    case Pattern::dots:
      list.AddRectFilled(a, b, translucent(color, 0.07F), corner);
      draw_dots(list, bar, unit, shift, color);
      list.AddRect(a, b, color, corner, 0, unit);
      break;
    case Pattern::calm:
      list.AddRectFilled(a, b, translucent(color, kCalm), corner);
      [[fallthrough]];
    case Pattern::dashed: {
      // Half a pixel in, so that the dashes lie on whole pixels.
      const float half = unit / 2;
      dashed_outline(list, {bar.x + half, bar.y + half, bar.w - unit, bar.h - unit}, corner, unit, color);
      break;
    }
  }
}

void draw_small_bar(ImDrawList& list, const Theme& theme, Rect bar, timeline::State state) {
  const ImU32 color = translucent(theme.color().of(state), cover_of(look(state).pattern).edge);
  list.AddRectFilled(top_left(bar), bottom_right(bar), color, std::min({theme.px(2), bar.w / 3, bar.h / 3}));
}

void draw_faded_edge(ImDrawList& list, const Theme& theme, Rect bar, timeline::State state) {
  const ImU32 color = faded(theme.color().of(state), theme.color().panel, 0.5F, kMarkContrast);
  const float unit = theme.px(1);
  if (bar.w < kNarrow) return list.AddRectFilled(top_left(bar), bottom_right(bar), color);
  const float corner = std::min({theme.px(4), bar.w / 2, bar.h / 2});
  if (look(state).pattern == Pattern::dashed || look(state).pattern == Pattern::calm) {
    const float half = unit / 2;
    return dashed_outline(list, {bar.x + half, bar.y + half, bar.w - unit, bar.h - unit}, corner, unit, color);
  }
  list.AddRect(top_left(bar), bottom_right(bar), color, corner, 0, unit);
}

void draw_cap(ImDrawList& list, const Theme& theme, ImVec2 c, float size, Cap cap, float strength) {
  const float r = size / 2;
  const float line = std::max(theme.px(1.6F), size / 7);
  const Palette& palette = theme.color();
  const auto as_strong = [&](ImU32 color) { return faded(color, palette.panel, 1 - strength, kMarkContrast); };
  const ImU32 good = as_strong(palette.of(timeline::State::running));
  const ImU32 bad = as_strong(palette.raised_cap);
  switch (cap) {
    case Cap::none: break;
    case Cap::returned: {
      const ImVec2 tick[3] = {
          {c.x - r * 0.75F, c.y + r * 0.05F}, {c.x - r * 0.2F, c.y + r * 0.65F}, {c.x + r * 0.8F, c.y - r * 0.7F}};
      list.AddPolyline(tick, 3, good, 0, line);
      break;
    }
    case Cap::raised:
      list.AddLine({c.x - r * 0.7F, c.y - r * 0.7F}, {c.x + r * 0.7F, c.y + r * 0.7F}, bad, line);
      list.AddLine({c.x - r * 0.7F, c.y + r * 0.7F}, {c.x + r * 0.7F, c.y - r * 0.7F}, bad, line);
      break;
    case Cap::cancelled:
    case Cap::closed:
      list.AddCircle(c, r * 0.85F, bad, 20, line);
      if (cap == Cap::cancelled)
        list.AddLine({c.x - r * 0.6F, c.y + r * 0.6F}, {c.x + r * 0.6F, c.y - r * 0.6F}, bad, line);
      else list.AddRectFilled({c.x - r * 0.3F, c.y - r * 0.3F}, {c.x + r * 0.3F, c.y + r * 0.3F}, bad);
      break;
    case Cap::never_awaited:
      for (int part = 0; part < 4; ++part) {
        list.PathArcToFast(c, r * 0.85F, part * 3, part * 3 + 2);
        list.PathStroke(bad, 0, line);
      }
      list.AddCircleFilled(c, r * 0.28F, bad, 10);
      break;
  }
}

}  // namespace ui
