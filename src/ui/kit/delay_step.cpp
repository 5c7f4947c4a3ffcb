#include "ui/kit/delay_step.hpp"

#include <algorithm>
#include <cmath>

namespace ui {

double delay_step(double low, double high, bool fine) {
  constexpr double kSeconds = 60, kMinutes = 600;
  const double range = high - low;
  const double step = range <= 1 ? 0.001 : range <= kSeconds ? 0.1 : range <= kMinutes ? 1 : 60;
  return fine ? step / 10 : step;
}

double snap_delay(double value, double low, double high, bool fine, std::optional<double> most) {
  const double step = delay_step(low, high, fine);
  // Dividing by a whole number gives the nearest double to the decimal fraction: 0.3, not 0.30000000000000004.
  const double snapped = step < 1 ? std::round(value / step) / std::round(1 / step) : std::round(value / step) * step;
  return std::clamp(snapped, low, most.value_or(high));
}

}  // namespace ui
