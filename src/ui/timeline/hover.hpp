// What the timeline says about itself under the mouse: one fact a line.
#pragma once

#include <string>

#include "ui/state.hpp"

namespace ui {

/// A span: its state in words, from when to when, for what it waits, its line, how the lane ends where it is the last.
/// `folded`: the bar stands for many spans that are too narrow to be told apart. `draggable`: its end is a delay.
std::string hover_text(const Model& model, const RunView& run, timeline::LaneIndex lane, std::uint32_t span,
                       bool folded, bool draggable);

/// A lane: its full name, who awaits it, where it stands now, how it ended.
std::string lane_hover_text(const Model& model, const RunView& run, timeline::LaneIndex lane);

}  // namespace ui
