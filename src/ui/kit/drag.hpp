// What is dragged from the press to the release of the mouse: nothing or one of these. A panel begins a drag and
// continues it; let_go() of kit/widgets.hpp ends it.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "ui/lane_ref.hpp"

namespace ui {

/// A delay that is being dragged: one undo step, which ends with the release.
struct DelayInHand {
  std::size_t parameter = 0;
  double value_s = 0;    ///< the new value
  bool changed = false;  ///< by this drag, at least once
};

/// A handle of kit/widgets.hpp with only a name: a scroll bar.
struct HandleDrag {
  std::string name;
};

/// A handle with a delay: a slider, or a number in the code.
struct DelayDrag {
  std::string name;
  DelayInHand delay;
  double off_grid_s = 0;  ///< the value before rounding to the grid of steps
};

/// The end of a bar in the timeline, which also has a delay.
struct BarEndDrag {
  std::size_t cell = 0;  ///< the cell of the panel in which it began
  DelayInHand delay;
  double from_s = 0;    ///< the delay at the press
  LaneRef lane;         ///< the lane of the bar,
  std::size_t nth = 0;  ///< the index of the delay in the lane,
  double end_s = 0;     ///< its end at the press,
  double slope = 1;     ///< and how far the end moves for each second of the parameter
  float pressed_x = 0;
  float grab = 0;      ///< px from the end to the mouse
  bool moved = false;  ///< the mouse has moved since the press
};

/// The playhead.
struct ScrubDrag {
  std::size_t cell = 0;
  float grab = 0;  ///< px from the playhead to the mouse
};

/// The background of the timeline. A press that does not move is a click.
struct PanDrag {
  std::size_t cell = 0;
  float pressed_x = 0, pressed_y = 0;
  bool moved = false;
};

/// A stretch of some lanes, from the press on.
struct StretchDrag {
  std::size_t cell = 0;
  float pressed_x = 0;
  LaneRef lane;
};

/// The flag of a question about a time.
struct TimeFlagDrag {
  std::size_t cell = 0;
  float grab = 0;  ///< px from its pole to the mouse
};

/// The scroll bar next to the lanes.
struct LanesScrollDrag {
  std::size_t cell = 0;
  float pressed_y = 0;
  float from = 0;  ///< scroll position of the lanes at the press, px
};

using Drag = std::variant<std::monostate, HandleDrag, DelayDrag, BarEndDrag, ScrubDrag, PanDrag, StretchDrag,
                          LanesScrollDrag, TimeFlagDrag>;

/// The name of the dragged handle; "" for a drag of the timeline, and for none.
[[nodiscard]] std::string held_name(const Drag& drag);
/// The dragged delay; null if there is no drag, or one without a delay.
[[nodiscard]] const DelayInHand* held_delay(const Drag& drag);
/// The cell of the timeline panel in which the drag began; 0 for other drags and for none.
[[nodiscard]] std::size_t held_cell(const Drag& drag);

}  // namespace ui
