// Where files are: the program's assets, and the user's settings, progress and log by the XDG base directory rules.
#pragma once

#include <filesystem>

#include "platform/environment.hpp"

namespace platform {

/// The folder with text/ and lessons/: COROSCOPE_ASSETS if it is set; else relative to the installed program
/// (../share/coroscope); else the source tree that the program was built from.
/// @throws std::runtime_error that lists where it looked.
std::filesystem::path assets_folder(const Environment& environment = process_environment);

/// $XDG_CONFIG_HOME/coroscope, or ~/.config/coroscope. Not created. A relative XDG path is ignored, as the rules
/// require.
std::filesystem::path config_folder(const Environment& environment = process_environment);

/// $XDG_DATA_HOME/coroscope, or ~/.local/share/coroscope: what the user has achieved. Not created.
std::filesystem::path data_folder(const Environment& environment = process_environment);

/// $XDG_STATE_HOME/coroscope, or ~/.local/state/coroscope. Not created.
std::filesystem::path state_folder(const Environment& environment = process_environment);

}  // namespace platform
