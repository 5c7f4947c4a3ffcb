#include "shell/desktop/icon.hpp"

#include <stb_image.h>

namespace desktop {

Icon load_icon(const std::filesystem::path& file) {
  Icon icon;
  int width = 0, height = 0, channels = 0;
  stbi_uc* const pixels = stbi_load(file.c_str(), &width, &height, &channels, 4);
  if (pixels != nullptr && width == height) {
    icon.side = width;
    icon.rgba.assign(pixels, pixels + static_cast<std::ptrdiff_t>(width) * height * 4);
  }
  stbi_image_free(pixels);
  return icon;
}

}  // namespace desktop
