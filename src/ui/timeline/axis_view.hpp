// The stretch of the axis that is in view, laid over the pixels of the plot: what State says, as a TimeScale. Positions
// become pixels here and nowhere else.
#pragma once

#include "timeline/time_scale.hpp"
#include "ui/state.hpp"

namespace ui {

struct AxisView {
  const timeline::Axis* axis = nullptr;
  timeline::TimeScale scale;
  timeline::Position revealed = player::kAllRevealed;  ///< nothing that begins there or later is laid out

  /// Whether this place of the axis is revealed; all of it, and what lies beyond its end, when everything is.
  [[nodiscard]] bool shows(double at) const { return revealed == player::kAllRevealed || at <= axis->at(revealed); }
  [[nodiscard]] double px(double at) const { return scale.left() + (at - scale.begin()) * scale.pixels_per_unit(); }
  [[nodiscard]] double px(timeline::Position position) const { return px(axis->at(position)); }
  [[nodiscard]] double at(double x) const { return scale.begin() + (x - scale.left()) * per_px(); }
  [[nodiscard]] double per_px() const { return 1 / scale.pixels_per_unit(); }
};

/// What `state` says is in view; the whole axis when it says nothing. While a bar's end is dragged the view stays as it
/// is, even where the axis becomes shorter. An axis without length shows its first unit.
AxisView axis_view(const Model& model, const State& state, Rect plot);

/// Makes `scale` the view, not nearer than eye and pixel can use. The whole axis is stored as "everything fits", so
/// that it goes on fitting when the run grows longer.
void set_view(const Model& model, State& state, const timeline::TimeScale& scale);

/// The least of 1, 2 and 5 times a power of ten that is not below `least`.
double nice_step(double least);

}  // namespace ui
