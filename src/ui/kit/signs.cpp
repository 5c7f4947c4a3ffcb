// The signs of brush.hpp, as shapes: half their width is `r`.
#include <cmath>

#include "ui/kit/brush.hpp"

namespace ui {
namespace {

struct Shape {
  float x, y, r;
  ImU32 color;

  [[nodiscard]] ImVec2 at(float dx, float dy) const { return {x + dx * r, y + dy * r}; }
  [[nodiscard]] float stroke() const { return std::max(1.2F, r * 0.24F); }

  /// A triangle whose tip points to the right (side 1) or left (-1), centred on its centroid.
  void triangle(float side, float dx, float size) const {
    const ImVec2 a = at(dx - side * 0.55F * size, -size);
    const ImVec2 b = at(dx + side * 1.0F * size, 0);
    const ImVec2 c = at(dx - side * 0.55F * size, size);
    // ImGui's anti-aliasing expects clockwise corners.
    if (side > 0) {
      ink().AddTriangleFilled(a, b, c, color);
    } else {
      ink().AddTriangleFilled(c, b, a, color);
    }
  }
  void bar(float dx, float half_width, float half_height) const {
    ink().AddRectFilled(at(dx - half_width, -half_height), at(dx + half_width, half_height), color, r * 0.12F);
  }
  void line(ImVec2 a, ImVec2 b) const { ink().AddLine(a, b, color, stroke()); }
};

/// A crescent: the arc of the moon's disc, closed by the arc of a disc of the same size moved up and to the right. The
/// two circles have the same radius `r`.
void moon(const Shape& s) {
  constexpr float kPi = 3.14159265F;
  constexpr float kRadius = 0.9F;
  constexpr float kShift = 0.42F;  // offset of the second centre, on each axis
  const float half = std::acos(kShift * 1.41421356F / (2 * kRadius));
  const float toward = -kPi / 4;
  ImDrawList& list = ink();
  list.PathArcTo(s.at(0, 0), s.r * kRadius, toward + half, toward + 2 * kPi - half, 32);
  // Two strokes: a single path would have spikes where the arcs meet.
  list.PathStroke(s.color, 0, s.stroke() * 0.8F);
  list.PathArcTo(s.at(kShift, -kShift), s.r * kRadius, toward + kPi + half, toward + kPi - half, 24);
  list.PathStroke(s.color, 0, s.stroke() * 0.8F);
}

void sun(const Shape& s) {
  ink().AddCircle(s.at(0, 0), s.r * 0.42F, s.color, 24, s.stroke());
  for (int i = 0; i < 8; ++i) {
    const float angle = static_cast<float>(i) * 0.785398F;
    const float c = std::cos(angle);
    const float v = std::sin(angle);
    s.line(s.at(0.70F * c, 0.70F * v), s.at(1.0F * c, 1.0F * v));
  }
}

/// An arrow that bends back: `side` -1 points left (undo), 1 right (redo).
void bend(const Shape& s, float side) {
  constexpr float kPi = 3.14159265F;
  ImDrawList& list = ink();
  list.PathLineTo(s.at(side * 0.8F, -0.35F));
  list.PathLineTo(s.at(-side * 0.2F, -0.35F));
  const float from = -0.5F * kPi;
  list.PathArcTo(s.at(-side * 0.2F, 0.2F), s.r * 0.55F, from, from - side * kPi, 18);
  list.PathLineTo(s.at(side * 0.25F, 0.75F));
  list.PathStroke(s.color, 0, s.stroke());
  s.line(s.at(side * 0.8F, -0.35F), s.at(side * 0.38F, -0.77F));
  s.line(s.at(side * 0.8F, -0.35F), s.at(side * 0.38F, 0.07F));
}

/// A loudspeaker: with waves if it speaks, else with a cross.
void loudspeaker(const Shape& s, bool speaks) {
  ink().AddRectFilled(s.at(-0.95F, -0.3F), s.at(-0.55F, 0.3F), s.color);
  ink().AddQuadFilled(s.at(-0.6F, -0.3F), s.at(-0.1F, -0.75F), s.at(-0.1F, 0.75F), s.at(-0.6F, 0.3F), s.color);
  if (!speaks) {
    s.line(s.at(0.25F, -0.3F), s.at(0.85F, 0.3F));
    s.line(s.at(0.85F, -0.3F), s.at(0.25F, 0.3F));
    return;
  }
  for (const float radius : {0.45F, 0.9F}) {
    ink().PathArcTo(s.at(-0.05F, 0), s.r * radius, -0.75F, 0.75F, 12);
    ink().PathStroke(s.color, 0, s.stroke() * 0.8F);
  }
}

void stroke_path(const Shape& s, std::initializer_list<ImVec2> points) {
  for (const ImVec2& p : points) ink().PathLineTo(s.at(p.x, p.y));
  ink().PathStroke(s.color, 0, s.stroke());
}

}  // namespace

void sign(Sign which, float x, float y, float size, ImU32 color) {
  const Shape s{x, y, size / 2, color};
  switch (which) {
    case Sign::play: s.triangle(1, -0.05F, 0.82F); break;
    case Sign::pause: s.bar(-0.42F, 0.2F, 0.8F), s.bar(0.42F, 0.2F, 0.8F); break;
    case Sign::step: s.triangle(1, -0.1F, 0.75F); break;
    case Sign::step_back: s.triangle(-1, 0.1F, 0.75F); break;
    case Sign::to_begin: s.triangle(-1, 0.3F, 0.7F), s.bar(-0.7F, 0.12F, 0.75F); break;
    case Sign::to_end: s.triangle(1, -0.3F, 0.7F), s.bar(0.7F, 0.12F, 0.75F); break;
    case Sign::moon: moon(s); break;
    case Sign::speaks: loudspeaker(s, true); break;
    case Sign::silent: loudspeaker(s, false); break;
    case Sign::sun: sun(s); break;
    case Sign::chevron: stroke_path(s, {{-0.6F, -0.3F}, {0, 0.35F}, {0.6F, -0.3F}}); break;
    case Sign::undo: bend(s, -1); break;
    case Sign::redo: bend(s, 1); break;
    case Sign::motion:  // an eased change,
      stroke_path(s, {{-0.9F, 0.5F}, {-0.5F, 0.45F}, {-0.2F, 0.2F}, {0.2F, -0.2F}, {0.5F, -0.45F}, {0.9F, -0.5F}});
      break;
    case Sign::still: stroke_path(s, {{-0.9F, 0.5F}, {0, 0.5F}, {0, -0.5F}, {0.9F, -0.5F}}); break;  // and a sudden one
    case Sign::close:
      stroke_path(s, {{-0.6F, -0.6F}, {0.6F, 0.6F}}), stroke_path(s, {{0.6F, -0.6F}, {-0.6F, 0.6F}});
      break;
    case Sign::arrow:
      s.line(s.at(-0.8F, 0), s.at(0.7F, 0));
      stroke_path(s, {{0.15F, -0.5F}, {0.75F, 0}, {0.15F, 0.5F}});
      break;
    case Sign::list:
      for (const float row : {-0.55F, 0.0F, 0.55F}) s.line(s.at(-0.75F, row), s.at(0.75F, row));
      break;
    case Sign::check: stroke_path(s, {{-0.7F, 0.05F}, {-0.2F, 0.55F}, {0.75F, -0.5F}}); break;
  }
}

}  // namespace ui
