// Content from top to bottom in a given width: measured and drawn by the same calls.
#pragma once

#include <string_view>

#include "ui/kit/brush.hpp"
#include "ui/state.hpp"

namespace ui {

/// A face and the height of its lines, px.
struct TextFace {
  ImFont* font = nullptr;
  float line = 0;
};

class CardFlow {
 public:
  /// Without `state` it only measures.
  CardFlow(const Model& model, const Theme& theme, const Rect& area, State* state)
      : model_(model), theme_(theme), area_(area), y_(area.y), state_(state) {}

  [[nodiscard]] bool draws() const { return state_ != nullptr; }
  [[nodiscard]] float height() const { return y_ - area_.y; }
  /// The rest of the area, px.
  [[nodiscard]] Rect rest() const { return {area_.x, y_, area_.w, area_.y + area_.h - y_}; }

  void gap(float units) { y_ += theme_.px(units); }
  void take(float px) { y_ += px; }
  /// A paragraph; its words of the glossary open their cards.
  void text(const TextFace& face, ImU32 color, std::string_view words);
  /// Small words with an outline, and others beside it if there is room.
  void pill(std::string_view words, ImU32 color, std::string_view beside);

 private:
  const Model& model_;
  const Theme& theme_;
  Rect area_;
  float y_;
  State* state_;
};

}  // namespace ui
