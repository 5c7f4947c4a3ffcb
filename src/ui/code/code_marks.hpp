// Which lanes are at which line of the shown listing: what the code panel highlights. A pure function of a run's
// moment.
#pragma once

#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

/// One line with the coroutines (or plain calls) that are at it, or at which module code runs. A coroutine that has not
/// started is at its definition.
struct CodeMark {
  std::uint32_t line = 0;                  ///< of the shown listing, from 1
  std::vector<timeline::LaneIndex> lanes;  ///< in order of the timeline
  bool module = false;                     ///< module code is at it, too, and runs
  timeline::State state = {};              ///< of the first one that runs, else of the first one
  std::string names;                       ///< "call_api_1, call_api_2, call_api_3": of the first kMostNamed
  std::string tag;                         ///< short: "main" or "1·2·3"; "1·2·3·…" if there are more
};

inline constexpr std::size_t kMostNamed = 40;  ///< lanes of a mark

/// The marks of `run` at its moment, by line. Lines of lanes are those of the Python listing.
std::vector<CodeMark> code_marks(const RunView& run);

/// The line to show: that of the thread, else that of the last event's lane, else the first mark; 0: none.
std::uint32_t focus_line(const RunView& run, const std::vector<CodeMark>& marks);

}  // namespace ui
