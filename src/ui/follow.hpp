// Keeps what the screen remembers true to what is open: a scroll of another lesson's code or a stretch of another axis
// means nothing.
#pragma once

#include <cstdint>

#include "player/player.hpp"
#include "ui/state.hpp"

namespace ui {

/// What of the document the screen has followed so far.
struct Followed {
  std::uint32_t opened = 0;
  std::uint32_t axis_generation = 0;
};

/// Before each frame. Another lesson or trace: `state` starts anew, but for an open key sheet. Another axis: everything
/// is in view. Returns whether another lesson or trace is open.
bool follow(const player::Player& document, State& state, Followed& followed);

}  // namespace ui
