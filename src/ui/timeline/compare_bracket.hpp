// The time that one way of running saves over the slowest: a bracket behind its end.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// A bracket with "6.0 s saved" for each visible run that is over before the slowest one. On the time axis only: steps
/// have no length in seconds.
void draw_compare_brackets(const TimelineInk& ink);

/// What `run` saves against the slowest visible run; nothing while the end of one of them is not revealed.
timeline::Nanos saved_time(const Model& model, std::size_t run);

}  // namespace ui
