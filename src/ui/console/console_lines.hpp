// The output as lines: writes without a newline continue the previous line. A pure function.
#pragma once

#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

struct ConsoleLine {
  timeline::Nanos t{0};                    ///< of its first write
  std::vector<timeline::LaneIndex> lanes;  ///< the lanes that wrote it, in order, each once
  std::string text;
  bool open = false;  ///< the next write continues it
};

/// The lines of the first `outputs` of `timeline`'s outputs; limited to the last ones.
std::vector<ConsoleLine> console_lines(const timeline::Timeline& timeline, std::size_t outputs);

}  // namespace ui
