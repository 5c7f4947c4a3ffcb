// The words on bars and headers of the timeline, as far as they fit.
#pragma once

#include <imgui.h>

#include <string>

#include "ui/state.hpp"

namespace ui {

/// The longest label of a span that fits `width` pixels: "await call_api_1()", "await"; "" if none fits.
std::string span_words(const Model& model, const RunView& run, const timeline::Span& span, const ImFont* font,
                       float width);

/// The word for what takes most of the time of a folded bar, if it fits.
std::string folded_words(const Model& model, timeline::State state, const ImFont* font, float width);

/// What is said at the end of a lane: the value that it returns, or how else it ended; "" where there is nothing to
/// say.
std::string end_words(const Model& model, const RunView& run, timeline::LaneIndex lane);

/// What the clock of a run says when it is over: "done", or why it ended; and when its total is known: "/ 9.0 s".
const std::string& run_end_words(const Model& model, trace::Why why);
std::string run_total_words(const Model& model, const timeline::Timeline& run);

/// The clock of a run in its header.
struct RunClock {
  std::string now;      ///< "4.10"; "3.00" once it is over
  std::string then;     ///< "/ 9.0 s" if the end is revealed; "done" once it is over, or why it ended; else ""
  bool gained = false;  ///< it is over, and another visible run is not, or was later
};
RunClock run_clock(const Model& model, std::size_t run);

/// "4 tasks": those that are known by now; "no event loop" for a run without one.
std::string task_count_words(const Model& model, const RunView& run);
/// The longest that this says of the run at any moment.
std::string widest_task_count(const Model& model, const RunView& run);

}  // namespace ui
