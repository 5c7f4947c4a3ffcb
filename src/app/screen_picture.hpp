// The whole screen as a picture, as the window would show it: for `coroscope render` and for tests.
#pragma once

#include "app/document.hpp"
#include "app/picture.hpp"

namespace app {

/// Draws what `document` shows into width x height pixels, at `scale` pixels a unit, in the theme of its settings.
/// @throws std::runtime_error as draw_picture() does.
Picture draw_document(const Library& library, const Document& document, int width, int height, float scale);

}  // namespace app
