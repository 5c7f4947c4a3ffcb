// Text into lines: measuring, wrapping at words, shortening with an ellipsis. Independent of panels.
#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

namespace ui {

/// Width of one line of `text`, in pixels.
float measure(const ImFont* font, std::string_view text);

/// The lines of `text`, each at most `width` pixels wide: broken at spaces, inside a word only if it alone is too wide.
/// A newline begins a line. The views point into `text`; spaces at breaks are dropped.
std::vector<std::string_view> wrap(const ImFont* font, std::string_view text, float width);

/// The narrowest width at which `text` still has as many lines as at `width`: lines of about the same length.
float balanced_width(const ImFont* font, std::string_view text, float width);

/// The top of a line of text whose capitals are vertically centred in a row from `y` on, `height` px high: fonts of one
/// size then share a baseline. A whole pixel.
float centered_y(const ImFont* font, float y, float height);

/// `text`, or as much of its beginning as fits `width` pixels followed by "…".
std::string shorten(const ImFont* font, std::string_view text, float width);

/// Bytes of the UTF-8 character at the beginning of `text`: 1 to 4; at most the rest of `text`.
std::size_t character_size(std::string_view text);

}  // namespace ui
