// Identifies a lane among all shown runs.
#pragma once

#include <cstddef>

#include "timeline/model.hpp"

namespace ui {

/// A lane of a run.
struct LaneRef {
  std::size_t run = 0;
  timeline::LaneIndex lane = timeline::kNoLane;
  friend bool operator==(const LaneRef&, const LaneRef&) = default;
};

}  // namespace ui
