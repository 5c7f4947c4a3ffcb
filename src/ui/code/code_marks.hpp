// Who stands at which line of the shown listing: what the code panel highlights. Pure, from a run's moment.
#pragma once

#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

/// One line at which coroutines (or plain calls) stand.
struct CodeMark {
  std::uint32_t line = 0;                  ///< of the shown listing, from 1
  std::vector<timeline::LaneIndex> lanes;  ///< in order of the timeline
  timeline::State state = {};              ///< of the first of them that runs, else of the first
  std::string names;                       ///< "call_api_1, call_api_2, call_api_3"
  std::string tag;                         ///< short: "main" or "1·2·3"
};

/// The marks of `run` at its moment, by line. Lines of lanes are those of the Python listing.
std::vector<CodeMark> code_marks(const RunView& run);

/// The line to look at: where the thread is, else where the lane of the last event stands, else the first mark; 0:
/// none.
std::uint32_t focus_line(const RunView& run, const std::vector<CodeMark>& marks);

/// The line of the shown listing that says what line `python_line` of the Python listing says; 0: none.
std::uint32_t shown_line(const lessons::Listing& listing, std::uint32_t python_line);

}  // namespace ui
