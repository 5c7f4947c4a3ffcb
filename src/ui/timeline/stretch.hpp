// A selected stretch of some lanes of a run, and what they did in it: "ran 0.1 s, waited 2.9 s; loop idle 2.8 s".
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// Begins to select at the mouse, on that lane.
void begin_stretch(State& state, LaneRef lane, std::size_t cell);

/// One frame of the drag: State::stretch from the press to the mouse, with its edges on instants, and all lanes of the
/// run between. A press that does not move selects nothing.
void continue_stretch(const Model& model, State& state, const TimelineScene& scene, const Theme& theme,
                      const StretchDrag& drag);

/// The duration and the sums over the lanes, then how long the event loop of the run was idle. States of no time are
/// left out.
std::string stretch_words(const Model& model, const Stretch& stretch);

/// The selected part, and its words below or above it. Publishes "stretch" and "stretch_words".
void draw_stretch(const TimelineInk& ink, State& state);

}  // namespace ui
