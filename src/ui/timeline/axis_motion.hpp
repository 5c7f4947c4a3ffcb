// How the axis moves from what it showed to what it shows now: another range, another kind, an instant that opens up.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "timeline/axis.hpp"
#include "ui/kit/ease.hpp"

namespace ui {

struct AxisRange {
  double begin = 0, end = 0;
  friend bool operator==(const AxisRange&, const AxisRange&) = default;
};

/// The part of the screen's state that one frame leaves for the next. axis_view() reads it.
struct AxisMotion {
  /// A change of any of these is animated; panning and following the playhead are not.
  struct Cause {
    timeline::AxisKind kind = timeline::AxisKind::time;
    double limit = 0;          ///< the end of the axis as it is drawn
    bool fits = true;          ///< everything is in view
    bool held = false;         ///< a delay is being dragged
    std::uint32_t zooms = 0;   ///< counts the changes of the zoom
    friend bool operator==(const Cause&, const Cause&) = default;
  };
  /// An instant whose events lie next to each other on the time axis, and how far it is opened, 0 to 1.
  struct Opened {
    timeline::Nanos t{0};
    Eased share;
  };
  /// The kind of axis before the last change of it.
  struct Turned {
    timeline::AxisKind kind = timeline::AxisKind::time;
    AxisRange range;
    double since_s = 0;
  };

  std::optional<Cause> cause;  ///< of the last frame; nothing before the first
  AxisRange from, shown;       ///< when the last change began, and in the last frame
  double since_s = -1;
  std::optional<AxisRange> held;  ///< the range that stays while a delay is dragged
  std::optional<Turned> turned;
  std::array<Opened, 2> opened;  ///< the current one, and the one before it, which closes
  std::uint32_t zooms = 0;
};

}  // namespace ui
