// Which files the fonts of the screen are in, by fontconfig.
#pragma once

#include <filesystem>

namespace platform {

/// Font files.
struct Faces {
  std::filesystem::path ui, ui_bold;            ///< Korean and Latin, proportional
  std::filesystem::path code, code_bold;        ///< Korean and Latin, monospaced
  std::filesystem::path symbols, symbols_bold;  ///< symbols that the other fonts lack
};

/// Asks fontconfig.
/// @throws std::runtime_error that names the missing font and the Debian package that contains it.
Faces find_faces();

}  // namespace platform
