// What the mouse holds from the press to the release: one value, nothing or one of these. A panel begins a drag and
// goes on with it; let_go() of kit/widgets.hpp ends it.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "ui/lane_ref.hpp"

namespace ui {

/// A delay that changes under the hand: one undo step, which ends with the release.
struct DelayInHand {
  std::size_t parameter = 0;
  double value_s = 0;    ///< what it is to be
  bool changed = false;  ///< by this drag, at least once
};

/// A handle of kit/widgets.hpp of which only the name matters: a scroll bar.
struct HandleDrag {
  std::string name;
};

/// A handle that has a delay: a slider, or a number in the code.
struct DelayDrag {
  std::string name;
  DelayInHand delay;
  double off_grid_s = 0;  ///< the value before it is put on the grid of steps
};

/// The end of a bar in the timeline, which has a delay too.
struct BarEndDrag {
  std::size_t cell = 0;  ///< of the panel, in which it began
  DelayInHand delay;
  double from_s = 0;    ///< the delay when it was taken
  LaneRef lane;         ///< whose end it is,
  std::size_t nth = 0;  ///< the how many-th delay of the lane,
  double end_s = 0;     ///< where it ended when it was taken,
  double slope = 1;     ///< and how far that end moves for each second of the parameter
  float pressed_x = 0;
  float grab = 0;        ///< px from the end to the mouse that holds it
  bool moved = false;    ///< the mouse has left the place of the press
  bool was_fit = false;  ///< everything was in view when it was taken
};

/// The playhead.
struct ScrubDrag {
  std::size_t cell = 0;
  float grab = 0;  ///< px from the playhead to the mouse that holds it
};

/// The ground of the timeline. A press that does not move is a click.
struct PanDrag {
  std::size_t cell = 0;
  float pressed_x = 0, pressed_y = 0;
  bool moved = false;
};

/// The scroll bar beside the lanes.
struct LanesScrollDrag {
  std::size_t cell = 0;
  float pressed_y = 0;
  float from = 0;  ///< px that the lanes were scrolled by
};

using Drag = std::variant<std::monostate, HandleDrag, DelayDrag, BarEndDrag, ScrubDrag, PanDrag, LanesScrollDrag>;

/// The name of the handle that is held; "" for a drag of the timeline, and for none.
[[nodiscard]] std::string held_name(const Drag& drag);
/// The delay in the hand; null when what is held, if anything, has none.
[[nodiscard]] const DelayInHand* held_delay(const Drag& drag);
/// The cell of the timeline panel in which the drag began; 0 for other drags and for none.
[[nodiscard]] std::size_t held_cell(const Drag& drag);

}  // namespace ui
