// A run as one line for each of its events: when, who, and the sentence. For those who read with their ears, and for grep.
#pragma once

#include "timeline/text_view.hpp"

namespace timeline {

/// In order of the events; the last line tells how the run ended. The line number is that of the event, if it has one.
TextLines text_steps(const TextRun& run, const text::Words& words);

}  // namespace timeline
