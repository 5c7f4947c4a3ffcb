// What a frame has drawn, as a person sees it: ImGui's triangles are filled into pixels, so that colours are those that
// reach the screen, under and over whatever is translucent; and texts are found again as lines of glyphs.
#pragma once

#include <imgui.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "ui/rect.hpp"

namespace ui_test {

/// A colour in linear light, 0 to 1.
using Light = std::array<float, 3>;

/// The contrast of two colours, 1 to 21, as WCAG defines it.
double contrast_of(const Light& a, const Light& b);

/// A line of glyphs that stand side by side and share a colour and a clip.
struct DrawnText {
  ui::Rect box;          ///< of the glyphs' pixels
  ui::Rect seen;         ///< the part inside the clip
  double contrast = 21;  ///< of most of its pixels with what is behind them; 21 if nothing of it is seen
  bool dead = false;     ///< a scrim lies over it: a sheet is open
};

/// Two texts that have pixels in common.
struct Collision {
  ui::Rect one, other;
  int pixels = 0;
};

class Drawn {
 public:
  /// Of ImGui's last frame, `width` x `height` pixels.
  Drawn(const ImDrawData& data, const ImFontAtlas& atlas, int width, int height, ImU32 ground);

  [[nodiscard]] const std::vector<DrawnText>& texts() const { return texts_; }
  [[nodiscard]] const std::vector<Collision>& collisions() const { return collisions_; }
  /// The colour of a pixel without texts.
  [[nodiscard]] Light at(int x, int y) const;
  /// The number of pixels inside `rect`, without texts, whose contrast with `ground` is `least` or more.
  [[nodiscard]] int marked(const ui::Rect& rect, const Light& ground, double least) const;

 private:
  struct Triangle;
  void take(const ImDrawList& list, const ImDrawCmd& command);
  [[nodiscard]] bool is_glyph(const ImDrawVert* const corners[3]) const;
  void add_to_text(const Triangle& triangle);
  void fill(const Triangle& triangle, bool glyph);
  void blend(std::size_t pixel, const std::array<float, 4>& color, float alpha);
  void blend_glyph(std::size_t pixel, const std::array<float, 4>& color, float cover);
  [[nodiscard]] float texel(float u, float v) const;
  void measure();

  const ImFontAtlas& atlas_;
  int width_, height_;
  std::vector<std::array<float, 3>> without_, with_;  ///< sRGB, 0 to 1: without texts, and with glyphs as solid boxes
  std::vector<int> owner_;                            ///< the text whose pixel it is; -1: none
  std::vector<int> box_of_;                           ///< the text whose box it is
  std::vector<DrawnText> texts_;
  std::vector<ImU32> colors_;   ///< of texts_
  std::vector<ImVec4> clips_;   ///< of texts_
  std::vector<Collision> collisions_;
  std::vector<std::pair<int, int>> met_;
};

}  // namespace ui_test
