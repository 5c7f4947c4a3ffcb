#include "ui/kit/key_caps.hpp"

#include <algorithm>

#include "ui/kit/brush.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

constexpr float kCapGap = 4;

float piece_width(const Theme& theme, const player::CapPiece& piece) {
  const float words = measure(theme.fonts.small, piece.text);
  return piece.joiner ? words : std::max(words + theme.px(12), theme.px(22));
}

}  // namespace

float draw_key_caps(State& state, const Theme& theme, float x, float y, std::span<const player::Chord> chords) {
  const Palette& c = theme.color();
  const float begin = x;
  for (const player::CapPiece& piece : player::cap_row(chords)) {
    const Rect cap{x, y, piece_width(theme, piece), theme.px(kCapHeight)};
    if (!piece.joiner) {
      fill(theme, cap, c.inset, 5);
      outline(theme, cap, c.hairline, 5);
    }
    label(state, theme.fonts.small, cap, piece.joiner ? c.text_dim : c.text, piece.text, Align::center);
    x += cap.w + theme.px(kCapGap);
  }
  return x - begin - theme.px(kCapGap);
}

float key_caps_width(const Theme& theme, std::span<const player::Chord> chords) {
  float width = -theme.px(kCapGap);
  for (const player::CapPiece& piece : player::cap_row(chords)) width += piece_width(theme, piece) + theme.px(kCapGap);
  return std::max(0.0F, width);
}

}  // namespace ui
