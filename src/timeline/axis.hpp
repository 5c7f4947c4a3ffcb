// The two axes on which a run can be laid out: time (proportional), and steps (each event has the same width). A value,
// made from the instants of the runs that share it.
#pragma once

#include <span>
#include <vector>

#include "timeline/model.hpp"

namespace timeline {

enum class AxisKind : std::uint8_t { time, steps };

/// One instant of the shared axis: `count` is the largest number of events that any of the runs has at `t`.
struct Column {
  Nanos t{0};
  std::uint32_t count = 0;
  double begin = 0;  ///< on the step axis
  double end = 0;    ///< on the step axis: begin + count
};

/// Maps positions to a coordinate on the axis and back. Time: the unit is the second. Steps: the unit is one event, and
/// the time between two instants is kGap wide, linear inside. It is of one kind; coordinates of the other kind are for
/// the moments in which one turns into the other.
class Axis {
 public:
  static constexpr double kGap = 1.5;

  Axis() = default;
  Axis(AxisKind kind, std::span<const Timeline* const> runs);

  [[nodiscard]] AxisKind kind() const { return kind_; }
  [[nodiscard]] double begin() const { return 0; }
  [[nodiscard]] double end() const { return end(kind_); }
  [[nodiscard]] double end(AxisKind kind) const;
  /// The longest time between two instants, seconds; 0: there is only one.
  [[nodiscard]] double longest_gap_s() const { return longest_gap_s_; }
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }

  /// The coordinate of `position`; monotonic. On the time axis all positions of an instant have the same coordinate.
  [[nodiscard]] double at(Position position) const { return at(kind_, position); }
  [[nodiscard]] double at(AxisKind kind, Position position) const;
  /// The instant at exactly `t`; null: none.
  [[nodiscard]] const Column* column(Nanos t) const;

  /// Looks up positions of which each is mostly not far after the last: then the cost does not depend on the length
  /// of the run.
  class Cursor {
   public:
    explicit Cursor(const Axis& axis) : Cursor(axis, axis.kind()) {}
    Cursor(const Axis& axis, AxisKind kind) : axis_(axis), kind_(kind) {}
    [[nodiscard]] double at(Position position);

   private:
    const Axis& axis_;
    AxisKind kind_;
    std::size_t column_ = 0;
  };

  /// The position at coordinate `x`, clamped to the axis: by steps it is between two events; by time it is after the
  /// whole instant (within = kAll).
  [[nodiscard]] Position position(double x) const { return position(kind_, x); }
  [[nodiscard]] Position position(AxisKind kind, double x) const;

  /// The next (or previous) position that shows one event more (or fewer) of some run, directly after an event: used
  /// by stepping.
  [[nodiscard]] Position next(Position from) const;
  [[nodiscard]] Position previous(Position from) const;

 private:
  [[nodiscard]] double step_at(Position position, std::size_t column) const;
  [[nodiscard]] Position last_event(std::size_t before) const;

  AxisKind kind_ = AxisKind::time;
  std::vector<Column> columns_;
  double longest_gap_s_ = 0;
};

}  // namespace timeline
