// The words that a frame has drawn, read back from its glyphs.
#pragma once

#include <imgui.h>

#include <string>
#include <vector>

namespace ui_test {

/// A line of glyphs that were drawn one after the other, as UTF-8, without its spaces.
std::vector<std::string> read_texts(const ImDrawData& data, const ImFontAtlas& atlas);

/// `text` without its spaces.
std::string without_spaces(const std::string& text);

}  // namespace ui_test
