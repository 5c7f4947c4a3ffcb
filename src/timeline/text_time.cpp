#include "timeline/text_time.hpp"

#include <algorithm>
#include <cmath>

#include "text/words.hpp"

namespace timeline {

bool took_real_time(const TextRun& run) {
  return run.events != nullptr && !run.events->list.empty() && run.events->text(run.events->list.front().end) == "real";
}

std::string time_text(const TextRun& run, Nanos time, text::Language language) {
  const double total_s = in_seconds(run.timeline->total);
  if (!took_real_time(run) || !(total_s > 0)) return text::seconds(in_seconds(time), language);
  // Digits after the point; a division by a power of ten is exact where a multiplication by 0.1 is not.
  const double digits = std::max(1.0, 1 - std::floor(std::log10(total_s)));
  const double scale = std::pow(10.0, digits);
  return text::seconds(std::round(in_seconds(time) * scale) / scale, language);
}

}  // namespace timeline
