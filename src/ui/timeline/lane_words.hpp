// The words on bars and headers of the timeline, as far as they fit.
#pragma once

#include <imgui.h>

#include <string>

#include "ui/state.hpp"

namespace ui {

/// The longest label of a span that fits `width` pixels: "await call_api_1()", "await"; "" if none fits.
std::string span_words(const Model& model, const RunView& run, const timeline::Span& span, const ImFont* font,
                       float width);

/// What is said at the end of a lane: the value that it returns, or how else it ended; "" where there is nothing to
/// say.
std::string end_words(const Model& model, const RunView& run, timeline::LaneIndex lane);

/// "total 3.0 s", followed by the reason if the run did not end by itself; "" while its end is not revealed.
std::string total_words(const Model& model, const RunView& run);

}  // namespace ui
