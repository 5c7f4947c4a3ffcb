#include "ui/kit/changed_line.hpp"

#include "ui/kit/brush.hpp"

namespace ui {
namespace {

constexpr float kGround = 0.16F;  // of the colour

ImU32 color_of(const Palette& c, bool added) { return added ? c.of(timeline::State::running) : c.raised_cap; }

}  // namespace

void draw_changed_ground(const Theme& theme, const Rect& band, bool added) {
  fill(theme, band, translucent(color_of(theme.color(), added), kGround), 0);
}

void draw_changed_sign(const Theme& theme, const Rect& place, bool added) {
  const float half = theme.px(4);
  const float thick = theme.px(1.75F);
  const float x = place.center_x(), y = place.center_y();
  const ImU32 color = color_of(theme.color(), added);
  fill(theme, {x - half, y - thick / 2, 2 * half, thick}, color, 0);
  if (added) fill(theme, {x - thick / 2, y - half, thick, 2 * half}, color, 0);
}

}  // namespace ui
