// The playhead in real time. A value without clock and screen; advance() gets the elapsed time.
#pragma once

#include <span>
#include <vector>

#include "timeline/axis.hpp"

namespace timeline {

/// Plays over the columns of an axis, so that several runs share one clock. The clock stops at an instant while its
/// events are shown one by one (dwell), then runs to the next.
class Playback {
 public:
  static constexpr double kMinSpeed = 0.1;
  static constexpr double kMaxSpeed = 16;
  static constexpr double kEventDwell = 0.16;   ///< real seconds an event, at speed 1
  static constexpr double kInstantDwell = 1.6;  ///< at most, for all events of an instant
  static constexpr double kAllDwell = 24;       ///< at most, for all events of all instants
  static constexpr double kLongRun = 30;        ///< virtual seconds: longer runs are sped up
  static constexpr double kLongGap = 10;        ///< virtual seconds without an event, in a long run: these are sped up
  static constexpr double kPacedLength = 12;    ///< approximate real seconds that all long gaps of a run take together
  static constexpr double kLeastGap = 0.5;      ///< least real seconds of a long gap, unless there are too many

  /// Sets the axis. The position stays, clamped to the new end.
  void set_axis(const Axis& axis);

  [[nodiscard]] Position position() const { return position_; }
  [[nodiscard]] Position end() const;
  [[nodiscard]] bool playing() const { return playing_; }
  [[nodiscard]] double speed() const { return speed_; }
  [[nodiscard]] bool dwell() const { return dwell_; }
  /// Virtual seconds per real second at speed 1 at the playhead: 1, or more in a stretch that is sped up ("x300").
  [[nodiscard]] double pace() const;

  /// Plays from here; at the end it starts again from the beginning.
  void play();
  void pause() { playing_ = false; }
  void toggle() { playing_ ? pause() : play(); }
  /// Moves to `position`, playing or not; clamped to the axis.
  void seek(Position position);
  /// Clamped to [kMinSpeed, kMaxSpeed].
  void set_speed(double speed);
  void set_dwell(bool on);

  /// `real_s` seconds have passed. How they are divided into calls makes no difference. Stops at the end.
  /// @return whether the position has changed.
  bool advance(double real_s);

 private:
  struct Stretch {
    double begin = 0;  // of the instant, in real seconds at speed 1
    double each = 0;   // an event's share
    double flow = 0;   // when the clock runs again
    double pace = 1;   // virtual seconds per real second, from there on
  };
  void schedule();
  [[nodiscard]] std::vector<double> paces() const;
  [[nodiscard]] double clock_at(Position position) const;
  [[nodiscard]] Position position_at(double clock) const;

  std::vector<Column> columns_;
  std::vector<Stretch> stretches_;  // one for each column
  Position position_;
  double clock_ = 0;  // real seconds at speed 1 since the beginning
  double speed_ = 1;
  bool dwell_ = true;
  bool playing_ = false;
};

/// The next (+1) or previous (-1) position after an event at which another lane gets the thread: a suspend, a resume,
/// or the begin or end of a block. If there is none: the run's end, or its beginning.
Position step_switch(const Timeline& timeline, const trace::Events& events, Position from, int direction);

/// The next (+1) or previous (-1) of `stops`, which are sorted. If there is none: `end`, or the beginning.
Position step_stop(std::span<const Position> stops, Position from, int direction, Position end);

}  // namespace timeline
