// How long it takes to read a sentence on the screen.
#pragma once

#include <string_view>

namespace text {

inline constexpr double kSyllablesPerSecond = 12;  ///< Korean
inline constexpr double kLettersPerSecond = 17;    ///< and digits

/// Seconds to read `sentence` at these two rates. Spaces and punctuation take no time.
double reading_seconds(std::string_view sentence);

}  // namespace text
