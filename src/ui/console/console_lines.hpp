// The output as lines: writes without a newline continue the previous line. A pure function.
#pragma once

#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

struct ConsoleLine {
  timeline::Nanos t{0};                    ///< of its first write
  std::vector<timeline::LaneIndex> lanes;  ///< the first lanes that wrote it, in order, each once
  std::string text;
  std::uint32_t event = 0;  ///< of its first write
  bool open = false;  ///< the next write continues it
};

struct ConsoleText {
  std::vector<ConsoleLine> lines;
  bool cut = false;  ///< there is older output, which is left out
};

/// The lines of the first `outputs` of `timeline`'s outputs: of these the last kMostOutputs, and at most the last
/// kMostBytes of their text, since every frame lays them out.
inline constexpr std::size_t kMostOutputs = 1000;
inline constexpr std::size_t kMostBytes = std::size_t{64} << 10U;
inline constexpr std::size_t kMostWriters = 16;  ///< lanes of a line
ConsoleText console_text(const timeline::Timeline& timeline, std::size_t outputs);

}  // namespace ui
