// The rectangles of the panels: a pure function of the window's size, so that it can be tested without a window. On a
// grid of 4 units, gaps of 12, outer margin 16.
#pragma once

#include <cstddef>

#include "ui/state.hpp"

namespace ui {

/// What the layout depends on, apart from the window.
struct LayoutNeeds {
  float scale = 1;             ///< pixels per unit: display scale times text size
  std::size_t parameters = 0;  ///< rows of the delays panel
  float notice_height = 0;     ///< units; 0: no notice
  bool words_only = false;     ///< the transport has only words: one row is enough
};

/// Rectangles in pixels. They never overlap and are inside the window. `loop` and `console` are empty (width 0) if the
/// window is so low that the timeline would get less than half of it, `delays` if no line of code would be left. In a
/// very small window, which only a window manager can force, others are also empty; no size is negative.
struct Layout {
  Rect top, notice, code, delays, timeline, loop, console, transport;
  Rect content;  ///< everything between the top and the transport, for sources without panels
};

/// Whether the transport of such a window has two rows, with the narration above: there is no room for it next to the
/// buttons. If event loop and output would be left out for it, only when one row is not possible.
bool transport_in_rows(float width, float height, float scale);

/// The layout of a window of width x height pixels.
Layout layout(float width, float height, const LayoutNeeds& needs);

/// Units that the delays panel needs to show `parameters` rows without scrolling.
float delays_height(std::size_t parameters);

}  // namespace ui
