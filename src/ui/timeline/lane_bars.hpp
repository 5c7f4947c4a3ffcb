// The folded draw list of a lane: spans narrower than a pixel are merged before drawing, and labels come from the
// result. Pure; the cost depends on the pixels in view, not on the spans.
#pragma once

#include <vector>

#include "ui/state.hpp"
#include "ui/timeline/axis_view.hpp"

namespace ui {

struct Bar {
  float x0 = 0, x1 = 0;
  timeline::State state = timeline::State::plan;
  std::uint32_t span = 0;  ///< index into Lane::spans; for folded ones the most important one
  bool mark = false;       ///< a span without duration, drawn wider
  bool folded = false;     ///< represents more than one span
  float shift = 0;         ///< px that are cut off on the left
};

/// The bars of `lane` between the pixels `left` and `right`, in order; marks come after all others, because they are
/// drawn on top. Unrevealed spans have no bar, and partly revealed ones are cut off. `unit` is the pixels of one unit:
/// a mark is 4 units wide, at least 3 px.
std::vector<Bar> fold_lane(const timeline::Lane& lane, const AxisView& view, float left, float right, float unit);

}  // namespace ui
