// The screen as a picture, without a display: a surfaceless EGL context, a framebuffer object, and the same OpenGL
// backend that the window uses.
//
// To look at a panel while writing it, put this into a file of your own, say /tmp/look.cpp:
//
//     #include "exporter/picture.hpp"
//     int main() {
//       PictureOptions options;             // 1440x900 at scale 1, dark
//       options.glyphs.add("every text in it that is not ASCII");
//       const auto picture = draw_picture(options, [](const ui::Theme& theme) { /* ImGui::Begin ... End */ });
//       write_png(picture, "/tmp/look.png");
//     }
//
// and build it with the program:
//
//     cmake --preset dev -DCOROSCOPE_SCRATCH=/tmp/look.cpp && cmake --build --preset dev --target scratch
//     build/dev/src/scratch
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "ui/kit/fonts.hpp"
#include "ui/kit/theme.hpp"

namespace exporter {

/// Pixels, four bytes each (red, green, blue, alpha), top row first.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

struct PictureOptions {
  int width = 1440;  ///< pixels
  int height = 900;
  float scale = 1.0F;  ///< pixels per unit
  bool dark = true;
  ui::GlyphSet glyphs;
};

/// Calls `frame` three times between ImGui::NewFrame and ImGui::Render (a panel uses measurements of the previous
/// frame), in its own ImGui context, and returns the third. Only the clock advances between them, by 1/60 s each.
/// @throws std::runtime_error if there is no OpenGL 3.3 through EGL, or a font is missing.
Picture draw_picture(const PictureOptions& options, const std::function<void(const ui::Theme&)>& frame);

/// Writes a PNG file, atomically, as platform::write_whole does.
/// @throws text::UserError when it cannot be written.
void write_png(const Picture& picture, const std::filesystem::path& file);

}  // namespace exporter
