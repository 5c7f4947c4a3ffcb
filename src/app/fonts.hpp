// The faces of the screen: found through fontconfig, drawn by FreeType into one Dear ImGui atlas. Only the characters
// that are needed go in (Hangul has 11,172 syllables, the program uses some hundreds), so that every size is crisp and
// starting is quick; new texts mean a new atlas.
#pragma once

#include <imgui.h>

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/theme.hpp"

namespace app {

/// Font files.
struct Faces {
  std::filesystem::path ui, ui_bold;            ///< Korean and Latin, proportional
  std::filesystem::path code, code_bold;        ///< Korean and Latin, monospaced
  std::filesystem::path symbols, symbols_bold;  ///< signs that the others lack
};

/// Asks fontconfig.
/// @throws std::runtime_error that names the missing face and the Debian package which has it.
Faces find_faces();

/// The characters that an atlas must have. ASCII, Latin-1, common punctuation, arrows and the program's signs are
/// always in.
class GlyphSet {
 public:
  GlyphSet();

  /// Adds every character of `text` (UTF-8). Returns whether any was new.
  bool add(std::string_view text);
  [[nodiscard]] const ImFontGlyphRangesBuilder& characters() const { return characters_; }

 private:
  ImFontGlyphRangesBuilder characters_;
};

/// Clears `atlas` and builds all fonts for `scale` pixels a unit. A size is that of the em square, as everywhere but in
/// ImGui: ImFont::FontSize is the height of a line, about 1.15 times it.
/// @throws std::runtime_error when a file is not a font.
ui::Fonts build_fonts(ImFontAtlas& atlas, const Faces& faces, const GlyphSet& glyphs, float scale);

/// The characters of `texts` (each once, as UTF-8) that some font of `fonts` would show as a replacement sign. A line
/// break is none.
std::vector<std::string> missing_glyphs(const ui::Fonts& fonts, std::span<const std::string_view> texts);

}  // namespace app
