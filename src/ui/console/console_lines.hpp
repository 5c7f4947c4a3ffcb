// What has been printed, as lines: writes without a newline go on in the line before. Pure.
#pragma once

#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

struct ConsoleLine {
  timeline::Nanos t{0};                    ///< of its first write
  std::vector<timeline::LaneIndex> lanes;  ///< who wrote it, in order, each once
  std::string text;
  bool open = false;  ///< the next write goes on here
};

/// The lines of the first `outputs` of `timeline`'s outputs; of very many only the last ones.
std::vector<ConsoleLine> console_lines(const timeline::Timeline& timeline, std::size_t outputs);

}  // namespace ui
