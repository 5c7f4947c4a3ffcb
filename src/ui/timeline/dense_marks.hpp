// Marks are wider than the time that they stand for. Where many stand close together, they would hide what the lane does
// in between, so there the lane shows only that.
#pragma once

#include <vector>

#include "ui/timeline/lane_bars.hpp"

namespace ui {

/// Drops the marks of each group in which many follow each other with less than a mark's width in between. The bars
/// under such a group become folded ones, adjacent bars of one state one bar. Both lists are in order.
void drop_dense_marks(std::vector<Bar>& bars, std::vector<Bar>& marks);

}  // namespace ui
