// Where each panel stands: a pure function of the window's size, so that it can be tested without one. All on a grid of
// 4 units, gaps of 12, outer margin 16.
#pragma once

#include <cstddef>

#include "ui/state.hpp"

namespace ui {

/// What the layout depends on besides the window.
struct LayoutNeeds {
  float scale = 1;             ///< pixels a unit: display scale times text size
  std::size_t parameters = 0;  ///< rows of the delays panel
  float notice_height = 0;     ///< units; 0: no notice
  bool words_only = false;     ///< the transport has nothing but words: one row does
};

/// Rectangles in pixels. They never overlap and lie inside the window. `loop` and `console` are empty (width 0) where
/// the window is so low in units that the timeline would lose its half, `delays` where the code would have no line
/// left. In a window too small for anything, which only a window manager can force, others are empty as well; no size
/// is ever negative.
struct Layout {
  Rect top, notice, code, delays, timeline, loop, console, transport;
  Rect content;  ///< all between the top and the transport, for what has no panels
};

/// Whether the transport of such a window stands in two rows, the narration above: beside the buttons it would have no
/// room. Where event loop and output would lose theirs by it, only when it cannot be otherwise.
bool transport_in_rows(float width, float height, float scale);

/// The layout of a window of width x height pixels.
Layout layout(float width, float height, const LayoutNeeds& needs);

/// Units that the delays panel needs to show `parameters` rows without scrolling.
float delays_height(std::size_t parameters);

}  // namespace ui
