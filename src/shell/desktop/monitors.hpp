// The monitors, and where on them a window may stand: so that one remembered from a screen that is gone is not lost.
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
  double refresh_rate = 60;  ///< pictures a second
};

/// What GLFW knows, the primary one first; GLFW must have started.
std::vector<Monitor> monitors();

/// The monitor on which `place` begins, or the first one; a default one when there are none.
Monitor monitor_for(const player::WindowPlace& place, const std::vector<Monitor>& all);

struct ScreenRect {
  int x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(const ScreenRect&, const ScreenRect&) = default;
};

/// The window of `place` in screen coordinates, at the monitor's scale and wholly inside what it can show. Without a
/// position it is in the middle.
ScreenRect placed_on(const player::WindowPlace& place, const Monitor& monitor);

}  // namespace desktop
