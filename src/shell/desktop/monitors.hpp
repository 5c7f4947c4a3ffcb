// The monitors, and the placement of a window on them, so that a stored place on a removed monitor is not lost.
#pragma once

#include <vector>

#include "player/settings.hpp"

struct GLFWmonitor;

namespace desktop {

/// One monitor, in screen coordinates.
struct Monitor {
  GLFWmonitor* handle = nullptr;
  int x = 0, y = 0, width = 1920, height = 1080;
  int work_x = 0, work_y = 0, work_width = 1920, work_height = 1080;  ///< without the desktop's panels
  float scale = 1;
  double refresh_rate = 60;  ///< frames per second
};

/// The monitors known to GLFW, the primary one first; GLFW must be initialized.
std::vector<Monitor> monitors();

/// The monitor on which `place` begins, or the first one; a default one if there are none.
Monitor monitor_for(const player::WindowPlace& place, const std::vector<Monitor>& all);

/// The smallest window that a start opens, although a desktop may have given a smaller one.
inline constexpr int kLeastWidth = 480, kLeastHeight = 320;

struct ScreenRect {
  int x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(const ScreenRect&, const ScreenRect&) = default;
};

/// The window of `place` in screen coordinates, at the monitor's scale and completely inside it. Without a position it
/// is centred; it is never smaller than kLeastWidth x kLeastHeight units, unless the monitor is.
ScreenRect placed_on(const player::WindowPlace& place, const Monitor& monitor);

}  // namespace desktop
