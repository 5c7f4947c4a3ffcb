#include "ui/kit/paint.hpp"

#include <cmath>

#include "ui/kit/text_layout.hpp"

namespace ui {

ImU32 mix(ImU32 a, ImU32 b, float share) {
  const ImVec4 x = ImGui::ColorConvertU32ToFloat4(a);
  const ImVec4 y = ImGui::ColorConvertU32ToFloat4(b);
  const auto between = [share](float from, float to) { return from + (to - from) * share; };
  return ImGui::ColorConvertFloat4ToU32({between(x.x, y.x), between(x.y, y.y), between(x.z, y.z), between(x.w, y.w)});
}

void text_at(ImDrawList& list, ImFont* font, float x, float y, ImU32 color, std::string_view text) {
  if (text.empty()) return;
  const ImVec2 at{std::round(x), centered_y(font, y, 0)};
  list.AddText(font, font->FontSize, at, color, text.data(), text.data() + text.size());
}

void text_centered(ImDrawList& list, ImFont* font, float x, float y, ImU32 color, std::string_view text) {
  text_at(list, font, x - measure(font, text) / 2, y, color, text);
}

void text_right(ImDrawList& list, ImFont* font, float x, float y, ImU32 color, std::string_view text) {
  text_at(list, font, x - measure(font, text), y, color, text);
}

void text_upward(ImDrawList& list, ImFont* font, float x, float y, ImU32 color, std::string_view text) {
  // ImGui leaves out letters that are outside of the clip rectangle: it is drawn in its middle, then turned and moved.
  const ImVec2 low = list.GetClipRectMin();
  const ImVec2 high = list.GetClipRectMax();
  const float cx = std::round((low.x + high.x) / 2);
  const float cy = std::round((low.y + high.y) / 2);
  const int first = list.VtxBuffer.Size;
  text_centered(list, font, cx, cy, color, text);
  for (int i = first; i < list.VtxBuffer.Size; ++i) {
    ImVec2& at = list.VtxBuffer[i].pos;
    at = {std::round(x) + (at.y - cy), std::round(y) - (at.x - cx)};
  }
}

}  // namespace ui
