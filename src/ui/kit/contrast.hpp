// How well a colour is seen on another one, as WCAG measures it, and colours that are faded only as far as they may be.
#pragma once

#include <imgui.h>

namespace ui {

inline constexpr double kTextContrast = 4.5;  ///< least, of text with its ground
inline constexpr double kMarkContrast = 3.0;  ///< least, of a mark that means something

/// 1 (the same) to 21 (black and white); opacity is ignored.
double contrast(ImU32 a, ImU32 b);

/// `color` mixed with `ground` up to `share` (0 to 1), but only as far as their contrast stays at `least`.
ImU32 faded(ImU32 color, ImU32 ground, float share, double least);

}  // namespace ui
