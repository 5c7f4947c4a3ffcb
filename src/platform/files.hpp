// Atomic writing of files: a reader never sees half of one.
#pragma once

#include <filesystem>
#include <string_view>

namespace platform {

/// Writes `bytes` into a new file in the folder of `file` and renames it: an existing file is replaced completely or
/// not at all.
/// @throws std::runtime_error with the file and the system's reason.
void write_whole(const std::filesystem::path& file, std::string_view bytes);

}  // namespace platform
