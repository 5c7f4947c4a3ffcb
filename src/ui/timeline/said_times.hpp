// The flag of a question about a time, and, once it is answered, what was said beside what came: lines through the lanes
// with the difference between them.
#pragma once

#include <optional>

#include "ui/timeline/ruler.hpp"

namespace ui {

/// The flag on the ruler while its question is open, px. Until something is chosen it is in the middle. Nothing for
/// other questions, and on the step axis: what comes has no steps yet.
std::optional<Rect> time_flag(const Model& model, const Theme& theme, const TimelineScene& scene);

/// The choice whose time is nearest to that pixel.
std::optional<std::size_t> choice_at(const Model& model, const TimelineScene& scene, float x);

void draw_time_flag(const TimelineInk& ink, State& state);

/// After the answer: what was said, or what a class said, and how far it is from what came.
void draw_said_times(const TimelineInk& ink, State& state);

}  // namespace ui
