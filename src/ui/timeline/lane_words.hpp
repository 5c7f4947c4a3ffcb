// The words on bars and headers of the timeline, as far as there is room for them.
#pragma once

#include <imgui.h>

#include <string>

#include "ui/state.hpp"

namespace ui {

/// The longest words for a span that fit `width` pixels: "await call_api_1()", "await"; "" when nothing fits.
std::string span_words(const Model& model, const RunView& run, const timeline::Span& span, const ImFont* font,
                       float width);

/// What is said at the end of a lane: the value that it returns, or how else it ended; "" where there is nothing to
/// say.
std::string end_words(const Model& model, const RunView& run, timeline::LaneIndex lane);

/// "total 3.0 s", with the reason behind it when the run did not end by itself; "" while its end is not revealed.
std::string total_words(const Model& model, const RunView& run);

}  // namespace ui
