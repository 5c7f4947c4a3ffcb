// The window's icon.
#pragma once

#include <filesystem>
#include <vector>

namespace desktop {

/// A square picture, four bytes per pixel.
struct Icon {
  int side = 0;
  std::vector<unsigned char> rgba;
};

/// Reads a square PNG; empty (side 0) if it cannot be read.
Icon load_icon(const std::filesystem::path& file);

}  // namespace desktop
