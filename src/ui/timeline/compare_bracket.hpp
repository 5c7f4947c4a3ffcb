// The time that one run saves compared with the slowest: a bracket after its end.
#pragma once

#include "ui/timeline/ruler.hpp"

namespace ui {

/// A bracket with "6.0 s saved" for each visible run that ends before the slowest one. On the time axis only: steps
/// have no length in seconds.
void draw_compare_brackets(const TimelineInk& ink);

/// The time that `run` saves compared with the slowest visible run; 0 while the end of one of them is not revealed.
timeline::Nanos saved_time(const Model& model, std::size_t run);

}  // namespace ui
