#include "ui/kit/theme.hpp"

namespace ui {
namespace {

constexpr ImU32 rgb(std::uint32_t hex, ImU32 alpha = 0xFF) {
  return IM_COL32((hex >> 16) & 0xFFU, (hex >> 8) & 0xFFU, hex & 0xFFU, alpha);
}

constexpr auto state_colors(Shade StateLook::*which, std::uint32_t Shade::*ground) {
  std::array<ImU32, kStateLooks.size()> colors{};
  for (std::size_t i = 0; i < colors.size(); ++i) colors[i] = rgb(kStateLooks[i].*which.*ground);
  return colors;
}

constexpr Palette kDark{
    .window = rgb(0x0E1218),
    .panel = rgb(0x151A22),
    .raised = rgb(0x1C232D),
    .inset = rgb(0x242D39),
    .hairline = rgb(0x2B3542),
    .grid = rgb(0x202833),
    .text = rgb(0xE8ECF2),
    .text_dim = rgb(0xA3AFBD),
    .text_faint = rgb(0x8E9AA8),
    .accent = rgb(0xF5B84A),
    .on_accent = rgb(0x1A1205),
    .accent_text = rgb(0xF5B84A),
    .highlight = rgb(0x2F2A21),
    .raised_cap = rgb(0xD690AE),
    .raised_text = rgb(0xD690AE),
    .keyword = rgb(0x62B5EC),
    .string_literal = rgb(0x4FCB9B),
    .number_literal = rgb(0xD5C9F0),
    .comment = rgb(0x8E9AA8),
    .scrim = rgb(0x05070A, 0xB0),
    .shadow = rgb(0x000000, 0x60),
    .states = state_colors(&StateLook::color, &Shade::dark),
    .on_states = state_colors(&StateLook::words, &Shade::dark),
};

constexpr Palette kLight{
    .window = rgb(0xEEF1F5),
    .panel = rgb(0xFFFFFF),
    .raised = rgb(0xF6F8FA),
    .inset = rgb(0xE9EEF3),
    .hairline = rgb(0xD5DCE4),
    .grid = rgb(0xE7ECF1),
    .text = rgb(0x1B222B),
    .text_dim = rgb(0x52606E),
    .text_faint = rgb(0x5C6975),
    .accent = rgb(0xC77C02),
    .on_accent = rgb(0x1A1205),
    .accent_text = rgb(0x935A00),
    .highlight = rgb(0xF8F0E2),
    .raised_cap = rgb(0xAF578E),
    .raised_text = rgb(0x8E3F70),
    .keyword = rgb(0x1B69A8),
    .string_literal = rgb(0x04705A),
    .number_literal = rgb(0x5B45A0),
    .comment = rgb(0x5F6B77),
    .scrim = rgb(0x1B222B, 0x70),
    .shadow = rgb(0x1B222B, 0x1A),
    .states = state_colors(&StateLook::color, &Shade::light),
    .on_states = state_colors(&StateLook::words, &Shade::light),
};

}  // namespace

const Palette& dark_palette() { return kDark; }
const Palette& light_palette() { return kLight; }

ImU32 translucent(ImU32 color, float factor) {
  const auto alpha = static_cast<float>((color >> IM_COL32_A_SHIFT) & 0xFFU) * factor;
  return (color & ~static_cast<ImU32>(IM_COL32_A_MASK)) | (static_cast<ImU32>(alpha + 0.5F) << IM_COL32_A_SHIFT);
}

Theme make_theme(const Fonts& fonts, bool dark, float scale) {
  return {dark ? &dark_palette() : &light_palette(), fonts, scale, dark};
}

}  // namespace ui
