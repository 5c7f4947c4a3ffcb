#include "ui/kit/state_mark.hpp"

#include <algorithm>
#include <array>

namespace ui {
namespace {

/// A polygon around the centre, from corners at a distance of 1.
template <std::size_t n>
void polygon(ImDrawList& list, ImVec2 c, float r, const std::array<ImVec2, n>& corners, ImU32 color) {
  std::array<ImVec2, n> points;
  for (std::size_t i = 0; i < n; ++i) points[i] = {c.x + corners[i].x * r, c.y + corners[i].y * r};
  list.AddConvexPolyFilled(points.data(), static_cast<int>(n), color);
}

void dashed_ring(ImDrawList& list, ImVec2 c, float r, float line, ImU32 color) {
  for (int part = 0; part < 4; ++part) {
    list.PathArcToFast(c, r, part * 3, part * 3 + 2);
    list.PathStroke(color, 0, line);
  }
}

}  // namespace

void draw_state_mark(ImDrawList& list, const Theme& theme, ImVec2 c, float r, timeline::State state) {
  const ImU32 color = theme.color().of(state);
  const float line = std::max(1.2F, r * 0.36F);
  switch (state) {
    case timeline::State::running:  // as the sign for play
      polygon<3>(list, c, r, {{{-0.75F, -1}, {1, 0}, {-0.75F, 1}}}, color);
      break;
    case timeline::State::blocked:
      list.AddRectFilled({c.x - r * 0.9F, c.y - r * 0.9F}, {c.x + r * 0.9F, c.y + r * 0.9F}, color, r * 0.2F);
      break;
    case timeline::State::ready: polygon<4>(list, c, r * 1.15F, {{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}}, color); break;
    case timeline::State::waiting: list.AddCircleFilled(c, r, color, 20); break;
    case timeline::State::awaiting: list.AddCircle(c, r - line / 2, color, 20, line); break;
    case timeline::State::plan: dashed_ring(list, c, r - line / 2, line, color); break;
    case timeline::State::idle:
      list.AddRectFilled({c.x - r, c.y - line / 2}, {c.x + r, c.y + line / 2}, color);
      break;
  }
}

}  // namespace ui
