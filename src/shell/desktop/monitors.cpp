#include "shell/desktop/monitors.hpp"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

namespace desktop {
namespace {

Monitor describe(GLFWmonitor* handle) {
  Monitor monitor;
  monitor.handle = handle;
  glfwGetMonitorPos(handle, &monitor.x, &monitor.y);
  if (const GLFWvidmode* const mode = glfwGetVideoMode(handle)) {
    monitor.width = mode->width;
    monitor.height = mode->height;
    // A virtual display reports 0 or invalid values.
    if (mode->refreshRate >= 24 && mode->refreshRate <= 500) monitor.refresh_rate = mode->refreshRate;
  }
  glfwGetMonitorWorkarea(handle, &monitor.work_x, &monitor.work_y, &monitor.work_width, &monitor.work_height);
  // A display without a window manager may report no working area.
  if (monitor.work_width <= 0 || monitor.work_height <= 0) {
    monitor.work_x = monitor.x, monitor.work_y = monitor.y;
    monitor.work_width = monitor.width, monitor.work_height = monitor.height;
  }
  float x = 1, y = 1;
  glfwGetMonitorContentScale(handle, &x, &y);
  monitor.scale = std::max(x, y);
  return monitor;
}

bool holds(const Monitor& monitor, int x, int y) {
  return x >= monitor.x && x < monitor.x + monitor.width && y >= monitor.y && y < monitor.y + monitor.height;
}

}  // namespace

std::vector<Monitor> monitors() {
  int count = 0;
  GLFWmonitor** const handles = glfwGetMonitors(&count);
  std::vector<Monitor> all;
  for (int i = 0; i < count; ++i) all.push_back(describe(handles[i]));
  return all;
}

Monitor monitor_for(const player::WindowPlace& place, const std::vector<Monitor>& all) {
  if (all.empty()) return {};
  if (!place.x || !place.y) return all.front();
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const Monitor& monitor) { return holds(monitor, *place.x, *place.y); });
  return at == all.end() ? all.front() : *at;
}

ScreenRect placed_on(const player::WindowPlace& place, const Monitor& monitor) {
  const auto scaled = [&](int size) { return static_cast<int>(std::lround(static_cast<float>(size) * monitor.scale)); };
  ScreenRect rect;
  rect.width = std::min(scaled(std::max(place.width, kLeastWidth)), monitor.work_width);
  rect.height = std::min(scaled(std::max(place.height, kLeastHeight)), monitor.work_height);
  const int spare_x = monitor.work_width - rect.width;
  const int spare_y = monitor.work_height - rect.height;
  rect.x = monitor.work_x + std::clamp(place.x.value_or(monitor.work_x + spare_x / 2) - monitor.work_x, 0, spare_x);
  rect.y = monitor.work_y + std::clamp(place.y.value_or(monitor.work_y + spare_y / 2) - monitor.work_y, 0, spare_y);
  return rect;
}

}  // namespace desktop
