// Keys as caps with the signs between them: "Ctrl + K", "← / →".
#pragma once

#include <span>

#include "player/key.hpp"
#include "ui/state.hpp"

namespace ui {

inline constexpr float kCapHeight = 22;  ///< units

/// Draws the chords from (x, y) on, in one row; in px. @returns the width.
float draw_key_caps(State& state, const Theme& theme, float x, float y, std::span<const player::Chord> chords);
float key_caps_width(const Theme& theme, std::span<const player::Chord> chords);

}  // namespace ui
