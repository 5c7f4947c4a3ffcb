#include "ui/kit/brush.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

ImVec2 low(const Rect& r) { return {r.x, r.y}; }
ImVec2 high(const Rect& r) { return {r.x + r.w, r.y + r.h}; }

}  // namespace

void allow_tiny_corners() { ImGui::GetDrawListSharedData()->CircleSegmentCounts[0] = IM_DRAWLIST_ARCFAST_SAMPLE_MAX; }

ImDrawList& ink() { return *ImGui::GetWindowDrawList(); }

float hairline(const Theme& theme) { return std::max(1.0F, std::floor(theme.scale + 0.25F)); }

Rect inset(const Rect& rect, float dx, float dy) {
  return {rect.x + dx, rect.y + dy, std::max(0.0F, rect.w - 2 * dx), std::max(0.0F, rect.h - 2 * dy)};
}

void fill(const Theme& theme, const Rect& rect, ImU32 ground, float corner) {
  ink().AddRectFilled(low(rect), high(rect), ground, std::min(theme.px(corner), rect.h / 2));
}

void outline(const Theme& theme, const Rect& rect, ImU32 color, float corner) {
  ink().AddRect(low(rect), high(rect), color, std::min(theme.px(corner), rect.h / 2), 0, hairline(theme));
}

void panel(const Theme& theme, const Rect& rect) {
  fill(theme, rect, theme.color().panel, 10);
  outline(theme, rect, theme.color().hairline, 10);
}

void floating_panel(const Theme& theme, const Rect& rect) {
  constexpr int kLayers = 6;
  for (int i = kLayers; i > 0; --i) {
    const float spread = theme.px(2.0F * static_cast<float>(i));
    Rect shade = inset(rect, -spread, -spread);
    shade.y += theme.px(4);
    fill(theme, shade, translucent(theme.color().shadow, 1.0F / kLayers), 10 + 2.0F * static_cast<float>(i));
  }
  panel(theme, rect);
}

float label(State& state, ImFont* font, const Rect& rect, ImU32 color, std::string_view text, Align align) {
  std::string shown(text);
  // Half a pixel of rounding must not shorten the text.
  if (measure(font, text) > rect.w + 0.5F) {
    state.cut.emplace_back(text);
    shown = shorten(font, text, rect.w);
  }
  const float width = measure(font, shown);
  const float slack = align == Align::left ? 0 : align == Align::center ? (rect.w - width) / 2 : rect.w - width;
  const ImVec2 at{std::round(rect.x + slack), centered_y(font, rect.y, rect.h)};
  ink().AddText(font, font->FontSize, at, color, shown.data(), shown.data() + shown.size());
  return width;
}

float paragraph(ImFont* font, const Rect& rect, float line_height, ImU32 color, std::string_view text, std::size_t lead,
                ImU32 lead_color) {
  float y = centered_y(font, rect.y, line_height);
  const auto put = [font](float x, float at_y, ImU32 c, std::string_view piece) {
    ink().AddText(font, font->FontSize, {x, at_y}, c, piece.data(), piece.data() + piece.size());
  };
  const std::vector<std::string_view> lines = wrap(font, text, rect.w);
  for (const std::string_view line : lines) {
    const auto begin = static_cast<std::size_t>(line.data() - text.data());
    const std::string_view front = line.substr(0, lead > begin ? std::min(lead - begin, line.size()) : 0);
    const float x = std::round(rect.x);
    if (!front.empty()) put(x, y, lead_color, front);
    put(x + (front.empty() ? 0 : measure(font, front)), y, color, line.substr(front.size()));
    y += line_height;
  }
  return line_height * static_cast<float>(lines.size());
}

Clip::Clip(const Rect& rect) { ink().PushClipRect(low(rect), high(rect), true); }
Clip::~Clip() { ink().PopClipRect(); }

}  // namespace ui
