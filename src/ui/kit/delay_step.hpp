// The steps in which delays change.
#pragma once

#include <optional>

namespace ui {

/// The step for changing a delay in [low, high] with mouse and wheel: a millisecond for delays below a second, 0.1 s for
/// seconds, a second for minutes, a minute beyond; a tenth of it when `fine`.
double delay_step(double low, double high, bool fine);
/// `value` rounded to that step, inside [low, high], or at most `most`.
double snap_delay(double value, double low, double high, bool fine, std::optional<double> most = {});

}  // namespace ui
