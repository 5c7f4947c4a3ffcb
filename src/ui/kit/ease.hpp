// A value that moves to its goal in a moment, so that the eye can follow.
#pragma once

#include <algorithm>

namespace ui {

inline constexpr double kEaseS = 0.15;

/// How much of a change that began `since_s` is done at `now_s`: 0 to 1, slow at both ends.
inline double eased(double since_s, double now_s) {
  const double t = std::clamp((now_s - since_s) / kEaseS, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

struct Eased {
  double from = 0, to = 0;
  double since_s = -1;  ///< ImGui's clock

  [[nodiscard]] double at(double now_s) const { return from + (to - from) * eased(since_s, now_s); }
  [[nodiscard]] bool moves(double now_s) const { return from != to && now_s < since_s + kEaseS; }
  /// From where it is now; at once if not `animated`.
  void go(double goal, double now_s, bool animated) {
    if (goal == to) return;
    from = animated ? at(now_s) : goal;
    to = goal;
    since_s = now_s;
  }
};

}  // namespace ui
