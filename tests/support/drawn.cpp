#include "support/drawn.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ui_test {
namespace {

/// In steps of half a byte: a screen has no finer ones, and a power for each pixel takes long.
float linear_of(float c) {
  static const std::array<float, 511> kTable = [] {
    std::array<float, 511> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      const float v = static_cast<float>(i) / 510.0F;
      table[i] = v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
    }
    return table;
  }();
  return kTable[static_cast<std::size_t>(std::clamp(c, 0.0F, 1.0F) * 510.0F + 0.5F)];
}

Light light_of(const std::array<float, 3>& c) { return {linear_of(c[0]), linear_of(c[1]), linear_of(c[2])}; }

double luminance_of(const Light& c) {
  return 0.2126 * static_cast<double>(c[0]) + 0.7152 * static_cast<double>(c[1]) + 0.0722 * static_cast<double>(c[2]);
}

std::array<float, 4> unpacked(ImU32 color) {
  const ImVec4 c = ImGui::ColorConvertU32ToFloat4(color);
  return {c.x, c.y, c.z, c.w};
}

}  // namespace

double contrast_of(const Light& a, const Light& b) {
  const double la = luminance_of(a);
  const double lb = luminance_of(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

struct Drawn::Triangle {
  std::array<const ImDrawVert*, 3> v;
  ImVec4 clip;
  ImTextureID texture;
};

Drawn::Drawn(const ImDrawData& data, const ImFontAtlas& atlas, int width, int height, ImU32 ground)
    : atlas_(atlas), width_(width), height_(height) {
  const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  const auto c = unpacked(ground);
  without_.assign(pixels, {c[0], c[1], c[2]});
  with_ = without_;
  owner_.assign(pixels, -1);
  box_of_.assign(pixels, -1);
  for (int i = 0; i < data.CmdListsCount; ++i) {
    for (const ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) take(*data.CmdLists[i], command);
  }
  measure();
}

void Drawn::take(const ImDrawList& list, const ImDrawCmd& command) {
  for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
    Triangle triangle{{}, command.ClipRect, command.TextureId};
    for (unsigned k = 0; k < 3; ++k) {
      const auto index = command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
      triangle.v[k] = &list.VtxBuffer[static_cast<int>(index)];
    }
    const bool glyph = is_glyph(triangle.v.data());
    // Two triangles are a glyph: the first one begins it.
    if (glyph && i + 5 < command.ElemCount) {
      const auto next = command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + i + 3)];
      if (&list.VtxBuffer[static_cast<int>(next)] == triangle.v[0]) add_to_text(triangle);
    }
    fill(triangle, glyph);
  }
}

/// Its texture is neither the white pixel nor the lines that ImGui keeps in the atlas.
bool Drawn::is_glyph(const ImDrawVert* const corners[3]) const {
  const ImVec2 uv = corners[0]->uv;
  for (const ImFontAtlasCustomRect& rect : atlas_.CustomRects) {
    const float x = uv.x * static_cast<float>(atlas_.TexWidth) - static_cast<float>(rect.X);
    const float y = uv.y * static_cast<float>(atlas_.TexHeight) - static_cast<float>(rect.Y);
    if (x >= -1 && y >= -1 && x <= static_cast<float>(rect.Width) + 1 && y <= static_cast<float>(rect.Height) + 1)
      return false;
  }
  return true;
}

void Drawn::add_to_text(const Triangle& triangle) {
  const ImVec2 a = triangle.v[0]->pos;
  const ImVec2 b = triangle.v[2]->pos;
  const ui::Rect glyph{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(b.x - a.x), std::abs(b.y - a.y)};
  const ImVec4& clip = triangle.clip;
  if (!texts_.empty() && colors_.back() == triangle.v[0]->col && clips_.back().x == clip.x &&
      clips_.back().y == clip.y && clips_.back().z == clip.z && clips_.back().w == clip.w) {
    ui::Rect& box = texts_.back().box;
    const float reach = std::max(box.h, glyph.h) * 0.9F;
    const bool same_line = glyph.center_y() > box.y - reach * 0.3F && glyph.center_y() < box.y + box.h + reach * 0.3F;
    if (same_line && glyph.x > box.x - 1 && glyph.x < box.x + box.w + reach) {
      const float right = std::max(box.x + box.w, glyph.x + glyph.w);
      const float bottom = std::max(box.y + box.h, glyph.y + glyph.h);
      box.y = std::min(box.y, glyph.y);
      box.w = right - box.x;
      box.h = bottom - box.y;
      return;
    }
  }
  texts_.push_back({glyph, {}, 21, false});
  colors_.push_back(triangle.v[0]->col);
  clips_.push_back(clip);
}

void Drawn::blend(std::size_t pixel, const std::array<float, 4>& color, float alpha) {
  float* const a = without_[pixel].data();
  float* const b = with_[pixel].data();
  for (int k = 0; k < 3; ++k) {
    const float c = color[static_cast<std::size_t>(k)];
    a[k] += (c - a[k]) * alpha;
    b[k] += (c - b[k]) * alpha;
  }
  if (alpha > 0.8F) owner_[pixel] = box_of_[pixel] = -1;
}

void Drawn::blend_glyph(std::size_t pixel, const std::array<float, 4>& color, float cover) {
  const int text = static_cast<int>(texts_.size()) - 1;
  float* const b = with_[pixel].data();
  for (int k = 0; k < 3; ++k) b[k] += (color[static_cast<std::size_t>(k)] - b[k]) * color[3];
  box_of_[pixel] = text;
  if (cover < 0.4F || color[3] < 0.1F) return;
  const int before = owner_[pixel];
  if (before >= 0 && before != text) met_.emplace_back(before, text);
  owner_[pixel] = text;
}

/// The opacity of a texel.
float Drawn::texel(float u, float v) const {
  const int x = std::clamp(static_cast<int>(u * static_cast<float>(atlas_.TexWidth)), 0, atlas_.TexWidth - 1);
  const int y = std::clamp(static_cast<int>(v * static_cast<float>(atlas_.TexHeight)), 0, atlas_.TexHeight - 1);
  const int at = y * atlas_.TexWidth + x;
  if (atlas_.TexPixelsAlpha8 != nullptr) return static_cast<float>(atlas_.TexPixelsAlpha8[at]) / 255.0F;
  if (atlas_.TexPixelsRGBA32 == nullptr) return 1;
  return static_cast<float>(atlas_.TexPixelsRGBA32[at] >> IM_COL32_A_SHIFT) / 255.0F;
}

/// Fills row by row. A glyph is filled as its whole box, with the texture as its cover.
void Drawn::fill(const Triangle& t, bool glyph) {
  const ImVec2 p[3] = {t.v[0]->pos, t.v[1]->pos, t.v[2]->pos};
  const float area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (p[1].y - p[0].y);
  if (std::abs(area) < 1e-6F) return;
  const float top = std::max({std::min({p[0].y, p[1].y, p[2].y}), t.clip.y, 0.0F});
  const float bottom = std::min({std::max({p[0].y, p[1].y, p[2].y}), t.clip.w, static_cast<float>(height_)});
  const std::array<float, 4> c[3] = {unpacked(t.v[0]->col), unpacked(t.v[1]->col), unpacked(t.v[2]->col)};
  const bool flat = t.v[0]->col == t.v[1]->col && t.v[0]->col == t.v[2]->col;
  const bool plain = t.v[0]->uv.x == t.v[1]->uv.x && t.v[0]->uv.y == t.v[2]->uv.y && t.v[0]->uv.x == t.v[2]->uv.x;
  const float plain_cover = plain ? texel(t.v[0]->uv.x, t.v[0]->uv.y) : 1;
  if (flat && c[0][3] <= 0) return;
  for (int y = static_cast<int>(std::ceil(top - 0.5F)); static_cast<float>(y) + 0.5F < bottom; ++y) {
    const float at_y = static_cast<float>(y) + 0.5F;
    float left = 1e9F, right = -1e9F;
    for (int k = 0; k < 3; ++k) {
      const ImVec2 a = p[k], b = p[(k + 1) % 3];
      if ((a.y <= at_y) == (b.y <= at_y)) continue;
      const float x = a.x + (b.x - a.x) * (at_y - a.y) / (b.y - a.y);
      left = std::min(left, x);
      right = std::max(right, x);
    }
    left = std::max({left, t.clip.x, 0.0F});
    right = std::min({right, t.clip.z, static_cast<float>(width_)});
    const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(width_);
    for (int x = static_cast<int>(std::ceil(left - 0.5F)); static_cast<float>(x) + 0.5F < right; ++x) {
      const std::size_t pixel = row + static_cast<std::size_t>(x);
      if (flat && plain) {
        blend(pixel, c[0], c[0][3] * plain_cover);
        continue;
      }
      const float at_x = static_cast<float>(x) + 0.5F;
      const float w1 = ((at_x - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (at_y - p[0].y)) / area;
      const float w2 = ((p[1].x - p[0].x) * (at_y - p[0].y) - (at_x - p[0].x) * (p[1].y - p[0].y)) / area;
      const float w0 = 1 - w1 - w2;
      std::array<float, 4> color = c[0];
      for (std::size_t k = 0; k < 4 && !flat; ++k) color[k] = w0 * c[0][k] + w1 * c[1][k] + w2 * c[2][k];
      const float cover = plain ? plain_cover
                                : texel(w0 * t.v[0]->uv.x + w1 * t.v[1]->uv.x + w2 * t.v[2]->uv.x,
                                        w0 * t.v[0]->uv.y + w1 * t.v[1]->uv.y + w2 * t.v[2]->uv.y);
      if (glyph) blend_glyph(pixel, color, cover);
      else blend(pixel, color, color[3] * cover);
    }
  }
  // Half of a sheet over the whole screen: what lies below it is not to be read now.
  if (!glyph && std::abs(area) > 0.99F * static_cast<float>(width_) * static_cast<float>(height_)) {
    for (DrawnText& text : texts_) text.dead = true;
  }
}

Light Drawn::at(int x, int y) const {
  const auto pixel = static_cast<std::size_t>(std::clamp(y, 0, height_ - 1)) * static_cast<std::size_t>(width_) +
                     static_cast<std::size_t>(std::clamp(x, 0, width_ - 1));
  const auto& c = without_[pixel];
  return light_of(c);
}

int Drawn::marked(const ui::Rect& rect, const Light& ground, double least) const {
  int count = 0;
  for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.y + rect.h); ++y) {
    for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.x + rect.w); ++x) {
      if (x < 0 || y < 0 || x >= width_ || y >= height_) continue;
      if (contrast_of(at(x, y), ground) >= least) ++count;
    }
  }
  return count;
}

void Drawn::measure() {
  std::vector<std::vector<double>> found(texts_.size());
  for (std::size_t i = 0; i < box_of_.size(); ++i) {
    if (box_of_[i] < 0) continue;
    found[static_cast<std::size_t>(box_of_[i])].push_back(contrast_of(light_of(with_[i]), light_of(without_[i])));
  }
  for (std::size_t text = 0; text < found.size(); ++text) {
    std::vector<double>& all = found[text];
    if (all.empty()) continue;
    // Of four in five pixels: the playhead, or a stripe, may cross a text.
    const auto fifth = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 5);
    std::nth_element(all.begin(), fifth, all.end());
    texts_[text].contrast = *fifth;
  }
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const ui::Rect& box = texts_[i].box;
    const ImVec4& clip = clips_[i];
    const float x = std::max(box.x, clip.x);
    const float y = std::max(box.y, clip.y);
    texts_[i].seen = {x, y, std::max(0.0F, std::min(box.x + box.w, clip.z) - x),
                      std::max(0.0F, std::min(box.y + box.h, clip.w) - y)};
  }
  std::map<std::pair<int, int>, int> pairs;
  for (const auto& pair : met_) ++pairs[pair];
  for (const auto& [pair, pixels] : pairs) {
    collisions_.push_back({texts_[static_cast<std::size_t>(pair.first)].box,
                           texts_[static_cast<std::size_t>(pair.second)].box, pixels});
  }
}

}  // namespace ui_test
