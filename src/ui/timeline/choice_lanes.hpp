// The lanes that the choices of a question mean: numbered while it is open, so that a click on one chooses it; then the
// right ones are marked, and what was said.
#pragma once

#include <optional>

#include "ui/timeline/ruler.hpp"

namespace ui {

/// The choice that a click on that lane is: the one that means only this lane; of the thread the one that means no lane,
/// "nobody". Nothing while no such question is open.
std::optional<std::size_t> choice_of_lane(const Model& model, LaneRef lane);

void draw_choice_lanes(const TimelineInk& ink, State& state);

}  // namespace ui
