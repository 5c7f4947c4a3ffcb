// Which files the fonts of the screen are in, by fontconfig.
#pragma once

#include <filesystem>

namespace platform {

/// Font files.
struct Faces {
  std::filesystem::path ui, ui_bold;            ///< Korean and Latin, proportional
  std::filesystem::path code, code_bold;        ///< Korean and Latin, monospaced
  std::filesystem::path symbols, symbols_bold;  ///< signs that the others lack
};

/// Asks fontconfig.
/// @throws std::runtime_error that names the missing face and the Debian package which has it.
Faces find_faces();

}  // namespace platform
