// Writing a file so that nobody ever reads half of it.
#pragma once

#include <filesystem>
#include <string_view>

namespace platform {

/// Writes `bytes` into a new file beside `file` and renames it. A file that was there is replaced at once or not at
/// all.
/// @throws std::runtime_error with the file and the system's reason.
void write_whole(const std::filesystem::path& file, std::string_view bytes);

}  // namespace platform
