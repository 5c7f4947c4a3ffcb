// The rows of the ruler, from top to bottom: the stop points, the labels, the track of what was played. A low ruler has
// the same rows, closer together.
#pragma once

#include "ui/timeline/lane_layout.hpp"

namespace ui {

inline constexpr float kRuler = 44, kLowRuler = 32, kStepRuler = 60;  ///< units

/// In pixels of the screen.
struct RulerRows {
  float stops = 0;                    ///< the middle of the diamonds
  float labels = 0;                   ///< the middle of the numbers
  float pill = 0, pill_height = 0;    ///< top of what is said of an instant
  float handle = 0;                   ///< top of the playhead's handle
};

inline RulerRows ruler_rows(const Theme& theme, const LaneLayout& layout) {
  const float top = layout.ruler.y;
  const float bottom = layout.lanes.y;
  const auto at = [&](float units) { return top + theme.px(units); };
  if (layout.ruler.h > theme.px(kRuler + 1)) return {at(5), at(46), at(10), theme.px(22), bottom - theme.px(24)};
  if (layout.ruler.h < theme.px(kRuler - 1)) return {at(5.5F), at(18), at(11), theme.px(15), bottom - theme.px(21)};
  return {at(9), at(28), at(17), theme.px(22), bottom - theme.px(24)};
}

}  // namespace ui
