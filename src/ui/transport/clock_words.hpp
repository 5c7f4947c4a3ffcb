// The one form of a clock: seconds with two decimals.
#pragma once

#include <fmt/format.h>

#include <string>

#include "timeline/position.hpp"

namespace ui {

inline std::string clock_words(timeline::Nanos now) { return fmt::format("{:.2f}", timeline::in_seconds(now)); }

}  // namespace ui
