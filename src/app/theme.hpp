// Puts together what a frame is drawn with: palette, fonts, scale, and Dear ImGui's own sizes to match.
#pragma once

#include "ui/theme.hpp"

namespace app {

/// The theme for `fonts` that were built at `scale`.
ui::Theme make_theme(const ui::Fonts& fonts, bool dark, float scale);

}  // namespace app
