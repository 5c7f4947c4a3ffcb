// How lines that were added or removed look, as in a diff: a ground, and a plus or a minus.
#pragma once

#include "ui/state.hpp"

namespace ui {

void draw_changed_ground(const Theme& theme, const Rect& band, bool added);

/// Centred in `place`.
void draw_changed_sign(const Theme& theme, const Rect& place, bool added);

}  // namespace ui
