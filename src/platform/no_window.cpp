#include "platform/no_window.hpp"

#include <fmt/format.h>

namespace platform {

NoWindow no_display(const Environment& environment, const std::string& reason) {
  const std::string english = fmt::format("The window cannot be opened: {}.", reason);
  const std::string display = environment("DISPLAY").value_or("");
  if (!display.empty()) return {english, {"app.dead_display", {{"display", display}}}};
  if (!environment("WAYLAND_DISPLAY").value_or("").empty()) return {english, {"app.no_x11", {}}};
  return {english, {"app.no_display", {}}};
}

}  // namespace platform
