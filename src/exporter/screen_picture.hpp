// The whole screen as a picture, as the window would show it: for `coroscope render` and for tests.
#pragma once

#include "exporter/picture.hpp"
#include "player/player.hpp"

namespace exporter {

/// Draws the screen of `document` into width x height pixels, at `scale` pixels per unit, in the theme of its settings.
/// @throws std::runtime_error as draw_picture() does.
Picture draw_player(const player::Library& library, const player::Player& document, int width, int height, float scale);

}  // namespace exporter
