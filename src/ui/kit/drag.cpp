#include "ui/kit/drag.hpp"

namespace ui {

std::string held_name(const Drag& drag) {
  if (const auto* handle = std::get_if<HandleDrag>(&drag)) return handle->name;
  if (const auto* delay = std::get_if<DelayDrag>(&drag)) return delay->name;
  return {};
}

const DelayInHand* held_delay(const Drag& drag) {
  if (const auto* handle = std::get_if<DelayDrag>(&drag)) return &handle->delay;
  if (const auto* bar = std::get_if<BarEndDrag>(&drag)) return &bar->delay;
  return nullptr;
}

std::size_t held_cell(const Drag& drag) {
  return std::visit(
      [](const auto& held) -> std::size_t {
        if constexpr (requires { held.cell; }) return held.cell;
        else return 0;
      },
      drag);
}

}  // namespace ui
