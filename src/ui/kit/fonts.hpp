// The fonts of the screen, drawn by FreeType into one Dear ImGui atlas. It only has the characters that are needed
// (Hangul has 11,172 syllables, the program uses some hundreds), so that every size is sharp and the start is fast; new
// texts need a new atlas.
#pragma once

#include <imgui.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/font_files.hpp"
#include "ui/kit/theme.hpp"

namespace ui {

/// The characters of an atlas. ASCII, Latin-1, common punctuation, arrows and the program's signs are always in.
class GlyphSet {
 public:
  GlyphSet();

  /// Adds every character of `text` (UTF-8). Returns whether any was new.
  bool add(std::string_view text);
  /// Each once, in the order in which they were added.
  [[nodiscard]] std::span<const ImWchar> characters() const { return in_order_; }

 private:
  void add(ImWchar c);

  ImFontGlyphRangesBuilder known_;
  std::vector<ImWchar> in_order_;
};

/// Clears `atlas` and builds all fonts for `scale` pixels per unit. A size is that of the em square, unlike in ImGui:
/// ImFont::FontSize is the height of a line, about 1.15 times it. Of the characters that some font has, those that were
/// added first are in the atlas: as many as fit a texture that every graphics card takes. The others, as those that no
/// font has, are shown as U+FFFD.
/// @throws std::runtime_error if a file is not a font.
ui::Fonts build_fonts(ImFontAtlas& atlas, const platform::Faces& faces, const GlyphSet& glyphs, float scale);

/// The characters of `texts` (each once, as UTF-8) that some font of `fonts`, apart from the clock's, would show as a
/// replacement sign. Line
/// breaks are not included.
std::vector<std::string> missing_glyphs(const ui::Fonts& fonts, std::span<const std::string_view> texts);

}  // namespace ui
