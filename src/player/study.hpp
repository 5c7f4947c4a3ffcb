// What a person studies the run with, besides playing it. The screen gives it a panel.
#pragma once

#include <cstdint>

namespace player {

/// One at a time.
enum class Study : std::uint8_t {
  none,
  why,      ///< why the run takes as long as it does: all of it is shown
  predict,  ///< a question about what is still hidden
};

}  // namespace player
