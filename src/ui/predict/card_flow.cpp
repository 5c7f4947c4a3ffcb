#include "ui/predict/card_flow.hpp"

#include "ui/kit/term_links.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

constexpr float kFlowPill = 20;
constexpr float kFlowPillEdge = 10;

}  // namespace

void CardFlow::text(const TextFace& face, ImU32 color, std::string_view words) {
  if (words.empty()) return;
  if (draws()) {
    Rect place = rest();
    place.h = paragraph(face.font, place, face.line, color, words);
    link_terms(model_, *state_, theme_, face.font, place, face.line, words);
    y_ += place.h;
    return;
  }
  y_ += face.line * static_cast<float>(wrap(face.font, words, area_.w).size());
}

void CardFlow::pill(std::string_view words, ImU32 color, std::string_view beside) {
  const float height = theme_.px(kFlowPill);
  if (draws()) {
    ImFont* const font = theme_.fonts.small;
    const float width = std::min(measure(font, words) + theme_.px(2 * kFlowPillEdge), area_.w);
    const Rect place{area_.x, y_, width, height};
    outline(theme_, place, color, kFlowPill / 2);
    label(*state_, font, inset(place, theme_.px(kFlowPillEdge), 0), color, words);
    const Rect rest{place.x + place.w + theme_.px(8), y_, area_.w - place.w - theme_.px(8), height};
    if (measure(font, beside) <= rest.w) label(*state_, font, rest, theme_.color().text_dim, beside);
  }
  y_ += height;
}

}  // namespace ui
