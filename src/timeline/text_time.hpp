// Times of a run as a person reads them.
#pragma once

#include <string>

#include "text/language.hpp"
#include "timeline/text_view.hpp"

namespace timeline {

/// Whether its clock was the real one.
bool took_real_time(const TextRun& run);

/// A time of the run. On a real clock nothing takes exactly 3 s: its times are rounded to a tenth of a second; if the
/// run took less than that, to two digits of its total.
std::string time_text(const TextRun& run, Nanos time, text::Language language);

}  // namespace timeline
