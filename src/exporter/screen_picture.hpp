// The whole screen as a picture, as the window would show it: for `coroscope render` and for tests.
#pragma once

#include "exporter/picture.hpp"
#include "player/player.hpp"

namespace exporter {

/// How large a picture of the screen is.
struct PictureSize {
  int width = PictureOptions{}.width;  ///< pixels
  int height = PictureOptions{}.height;
  float scale = 1.0F;  ///< of the monitor: pixels a unit, before the content grows with the picture
  bool presenting = false;  ///< in the layout for a lecture hall
};

/// Draws what `player` shows, in the theme of its settings.
/// @throws std::runtime_error as draw_picture() does.
Picture draw_player(const player::Library& library, const player::Player& player, const PictureSize& size);

}  // namespace exporter
