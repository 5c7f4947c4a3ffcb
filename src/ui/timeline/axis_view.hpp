// The visible range of the axis, mapped to the pixels of the plot: State's view as a TimeScale. Positions are converted
// to pixels only here.
#pragma once

#include "timeline/time_scale.hpp"
#include "ui/state.hpp"

namespace ui {

struct AxisView {
  const timeline::Axis* axis = nullptr;
  timeline::TimeScale scale;
  timeline::Position revealed = player::kAllRevealed;  ///< nothing from there on is laid out

  /// Whether this coordinate of the axis is revealed; always true, also beyond its end, if everything is revealed.
  [[nodiscard]] bool shows(double at) const { return revealed == player::kAllRevealed || at <= axis->at(revealed); }
  [[nodiscard]] double px(double at) const { return scale.left() + (at - scale.begin()) * scale.pixels_per_unit(); }
  [[nodiscard]] double px(timeline::Position position) const { return px(axis->at(position)); }
  [[nodiscard]] double at(double x) const { return scale.begin() + (x - scale.left()) * per_px(); }
  [[nodiscard]] double per_px() const { return 1 / scale.pixels_per_unit(); }
};

/// The view of `state`; the whole axis if it has none. While a bar's end is dragged the view does not change, even if
/// the axis becomes shorter. An axis of length 0 shows its first unit.
AxisView axis_view(const Model& model, const State& state, Rect plot);

/// Sets the view, with a limited zoom. The whole axis is stored as "everything fits", so that it still fits when the
/// run becomes longer.
void set_view(const Model& model, State& state, const timeline::TimeScale& scale);

/// The smallest of 1, 2 and 5 times a power of ten that is not below `least`.
double nice_step(double least);

}  // namespace ui
