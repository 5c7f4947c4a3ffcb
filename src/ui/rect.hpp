// A rectangle on the screen, in pixels.
#pragma once

namespace ui {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
  [[nodiscard]] float center_x() const { return x + w / 2; }
  [[nodiscard]] float center_y() const { return y + h / 2; }
};

}  // namespace ui
