// The hover texts of the timeline: one fact per line.
#pragma once

#include <string>

#include "ui/state.hpp"

namespace ui {

/// A span: its state in words, its times, what it waits for, its line, and for the last one how the lane ends.
/// `folded`: the bar represents several spans that are too narrow to distinguish. `draggable`: its end is a delay.
std::string hover_text(const Model& model, const RunView& run, timeline::LaneIndex lane, std::uint32_t span,
                       bool folded, bool draggable);

/// A lane: its full name, its awaiter, its current line, how it ended.
std::string lane_hover_text(const Model& model, const RunView& run, timeline::LaneIndex lane);

/// A task that is known: its number, what made it and where, its name, its chain of awaits now and what the innermost of
/// it does, or how it ended.
std::string task_hover_text(const Model& model, const RunView& run, trace::Id task);

}  // namespace ui
