// The folded draw list of a lane: spans narrower than a pixel are merged before anything is drawn, and labels come from
// what is left. Pure; costs the pixels in view, not the spans.
#pragma once

#include <vector>

#include "ui/state.hpp"
#include "ui/timeline/axis_view.hpp"

namespace ui {

struct Bar {
  float x0 = 0, x1 = 0;
  timeline::State state = timeline::State::plan;
  std::uint32_t span = 0;  ///< index into Lane::spans; of several folded ones the one that counts most
  bool mark = false;       ///< a moment that took no time, drawn wider than it is
  bool folded = false;     ///< stands for more than one span
  float shift = 0;         ///< px of it that are cut off on the left
};

/// The bars of `lane` between the pixels `left` and `right`, in order; marks come behind all others, since they lie on
/// top. What is not revealed has no bar, and what is revealed in part is cut off there. `unit` is the pixels of one
/// unit: a mark is 4 units wide, never under 3 px.
std::vector<Bar> fold_lane(const timeline::Lane& lane, const AxisView& view, float left, float right, float unit);

}  // namespace ui
