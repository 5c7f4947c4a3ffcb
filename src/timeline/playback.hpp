// The playhead in real time. A value without clock and screen; advance() gets the elapsed time.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "timeline/axis.hpp"

namespace timeline {

/// What the elapsed time is spent on.
enum class Pace : std::uint8_t {
  real_time,     ///< the clock; an instant takes no time
  guided,        ///< the clock and, briefly, each event; halts at each stop point
  step_by_step,  ///< each event as long as its sentence needs to be read, and the clock between instants
};

/// Plays over the columns of an axis, so that several runs share one clock. The clock stops at an instant while its
/// events are shown, then runs to the next. A long stretch without events is skipped, whatever the pace.
class Playback {
 public:
  static constexpr double kMinSpeed = 0.1;
  static constexpr double kMaxSpeed = 16;
  static constexpr double kEventDwell = 0.16;   ///< guided: real seconds an event, at speed 1
  static constexpr double kInstantDwell = 1.6;  ///< guided: at most, for all events of an instant
  static constexpr double kAllDwell = 24;       ///< guided: at most, for all events of all instants
  static constexpr double kLongestIdle = 10;    ///< real seconds: a longer stretch without events is skipped
  static constexpr double kSkip = 1.5;          ///< real seconds that a skip takes, so that it is noticed
  static constexpr double kAllSkips = 30;       ///< real seconds, at most, for all skips of a run

  /// Real seconds, at speed 1, that reading the sentence of the event before `position` takes.
  using Reading = std::function<double(Position position)>;

  /// Sets the axis. The position stays. If the axis is too short for it, it is the end until the axis is long enough
  /// again.
  void set_axis(const Axis& axis);
  /// Where the guided pace halts: sorted.
  void set_stops(std::vector<Position> stops) { stops_ = std::move(stops); }

  [[nodiscard]] Position position() const { return position_; }
  [[nodiscard]] Position end() const;
  [[nodiscard]] bool playing() const { return playing_; }
  [[nodiscard]] double speed() const { return speed_; }
  [[nodiscard]] Pace pace() const { return pace_; }
  /// The length of the stretch without events at the playhead if it is skipped, else 0.
  [[nodiscard]] Nanos skipped() const;

  /// Plays from here; at the end it starts again from the beginning.
  void play();
  void pause() { playing_ = false; }
  void toggle() { playing_ ? pause() : play(); }
  /// Moves to `position`, playing or not; clamped to the axis.
  void seek(Position position);
  /// Clamped to [kMinSpeed, kMaxSpeed].
  void set_speed(double speed);
  void set_pace(Pace pace);

  /// `real_s` seconds have passed. How they are divided into calls makes no difference. Stops at the end and, guided,
  /// at each stop point. `reading` is asked once for an event that is shown step by step; without it an event takes
  /// kEventDwell.
  /// @return whether the position has changed.
  bool advance(double real_s, const Reading& reading = {});

 private:
  [[nodiscard]] std::size_t index() const;
  [[nodiscard]] bool in_instant() const;
  [[nodiscard]] bool is_skipped(std::size_t gap) const;
  [[nodiscard]] double gap_s(std::size_t gap) const;
  [[nodiscard]] double event_s(const Column& column, const Reading& reading);
  double show_event(double left, const Reading& reading);
  double flow(double left);
  void enter(Position position);
  void share_out();
  void settle();

  std::vector<Column> columns_;
  std::vector<Position> stops_;
  Position position_;
  Position place_;                    // the position asked for, which the axis may be too short for
  double spent_ = 0;                  // real seconds at speed 1 on the current event, or since the last instant
  std::optional<double> reading_s_;   // of the current event; nothing: not asked yet
  double dwell_scale_ = 1;
  double skip_s_ = kSkip;
  double speed_ = 1;
  Pace pace_ = Pace::real_time;
  bool playing_ = false;
};

/// The next (+1) or previous (-1) position after an event at which another lane gets the thread: a suspend, a resume,
/// or the begin or end of a block. If there is none: the run's end, or its beginning.
Position step_switch(const Timeline& timeline, const trace::Events& events, Position from, int direction);

/// The next (+1) or previous (-1) of `stops`, which are sorted. If there is none: `end`, or the beginning.
Position step_stop(std::span<const Position> stops, Position from, int direction, Position end);

}  // namespace timeline
