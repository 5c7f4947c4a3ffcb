// The instants on the ruler: those of the step axis, and those of the time axis that are open. Of the instant that the
// run has reached, only the events that were shown.
#pragma once

#include <cmath>
#include <functional>
#include <string>

#include "ui/timeline/ruler.hpp"

namespace ui {

/// An instant as far as it is drawn.
struct ShownInstant {
  const timeline::Column& column;
  std::uint32_t events = 0;  ///< how many of them are shown
  bool past = false;         ///< there are no more
  float x0 = 0, x1 = 0;      ///< from the first to the last of these events
};

/// Visits the instants of the step axis in view. Of those that lie in one pixel, only the first: the cost depends on the
/// pixels.
void each_instant(const TimelineInk& ink, const std::function<void(const ShownInstant&)>& visit);

/// Visits the instants of the time axis that are open.
void each_opening(const TimelineInk& ink, const std::function<void(const ShownInstant&)>& visit);

/// A pill on the ruler, with its time and, once it is past, the number of its events.
void draw_instant(const TimelineInk& ink, const ShownInstant& instant);

/// The header of an instant in the longest form that fits `width`: "0.0 s: ten things in one instant", "0.0 s", "". The
/// number of events is said only of one that is `past`.
std::string instant_header(const Model& model, const timeline::Column& column, bool past, const ImFont* font,
                           float width);

/// Whether a label at `x` would be under the playhead's handle: half of it would be visible.
bool is_under_handle(const TimelineInk& ink, float x, const std::string& label);

}  // namespace ui
