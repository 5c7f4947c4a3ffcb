#include "ui/kit/contrast.hpp"

#include <algorithm>
#include <cmath>

#include "ui/kit/paint.hpp"

namespace ui {
namespace {

double luminance(ImU32 color) {
  const auto linear = [color](unsigned shift) {
    const double c = static_cast<double>((color >> shift) & 0xFFU) / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(IM_COL32_R_SHIFT) + 0.7152 * linear(IM_COL32_G_SHIFT) + 0.0722 * linear(IM_COL32_B_SHIFT);
}

}  // namespace

double contrast(ImU32 a, ImU32 b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

ImU32 faded(ImU32 color, ImU32 ground, float share, double least) {
  constexpr float kStep = 0.05F;
  for (; share > 0; share -= kStep) {
    const ImU32 mixed = mix(color, ground, share);
    if (contrast(mixed, ground) >= least) return mixed;
  }
  return color;
}

}  // namespace ui
