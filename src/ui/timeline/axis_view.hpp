// The visible range of the axis, mapped to the pixels of the plot: State's view as a TimeScale. Positions are converted
// to pixels only here.
#pragma once

#include <array>
#include <optional>

#include "timeline/time_scale.hpp"
#include "ui/state.hpp"

namespace ui {

/// An instant of the time axis that has a width, so that its events can be seen in order.
struct Opening {
  timeline::Nanos t{0};
  std::uint32_t count = 0;  ///< for how many events it has room
  double px = 0;            ///< its width; 0: it is closed
};

struct AxisView {
  /// While one kind of axis turns into the other: the kind before, and how much of the change is done.
  struct Turn {
    timeline::AxisKind from = timeline::AxisKind::time;
    timeline::TimeScale scale;
    double share = 1;
  };

  const timeline::Axis* axis = nullptr;
  timeline::TimeScale scale;  ///< its pixels are those of the plot without the openings
  timeline::Position revealed = player::kAllRevealed;  ///< nothing from there on is laid out
  std::array<Opening, 2> openings = {};                ///< of the time axis, by time
  std::optional<Turn> turn = {};

  /// Of a coordinate of the axis, also beyond its end; at an opened instant: its left edge.
  [[nodiscard]] double px(double at) const;
  [[nodiscard]] double px(timeline::Position position) const;
  /// The coordinate at a pixel.
  [[nodiscard]] double at(double x) const { return scale.begin() + (plain(x) - scale.left()) * per_px(); }
  /// The position at a pixel: in an opened instant, after the events left of it.
  [[nodiscard]] timeline::Position position(double x) const;
  [[nodiscard]] double per_px() const { return 1 / scale.pixels_per_unit(); }
  /// The pixel of `scale` that is at pixel `x` of the plot: without the openings left of it.
  [[nodiscard]] double plain(double x) const;

  /// Pixels of positions of which each is mostly not far after the last.
  class Walk {
   public:
    explicit Walk(const AxisView& view);
    [[nodiscard]] double px(timeline::Position position);

   private:
    const AxisView& view_;
    timeline::Axis::Cursor cursor_, before_;
  };

 private:
  [[nodiscard]] double px(timeline::AxisKind kind, const timeline::TimeScale& by, double at,
                          timeline::Position position) const;
};

/// Called once a frame, before the views are made: compares what is to be shown with what was shown, and begins to move.
/// With reduced motion everything is shown at once.
void move_axis(const Model& model, State& state);

/// What the view is on its way to, without openings: keys and buttons change that, however much of the way is left.
timeline::TimeScale goal_scale(const Model& model, const State& state, Rect plot);

/// The view of `state` at this moment of its motion; the whole axis if it has no range. While a delay is dragged the
/// range does not change, even if the axis becomes shorter. An axis of length 0 shows its first unit.
AxisView axis_view(const Model& model, const State& state, Rect plot);

/// The range to which it moves: what zooming and panning start from.
timeline::TimeScale axis_goal(const Model& model, const State& state, Rect plot);

/// Sets the range, with a limited zoom. The whole axis is stored as "everything fits", so that it still fits when the
/// run becomes longer.
void set_view(const Model& model, State& state, const timeline::TimeScale& scale);

/// Shows the whole axis.
void fit_view(State& state);

/// The smallest of 1, 2 and 5 times a power of ten that is not below `least`.
double nice_step(double least);

}  // namespace ui
