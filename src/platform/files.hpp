// Atomic writing of files: a reader never sees half of one, and a power cut leaves no half.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace platform {

/// Whether the bytes are on the disk when the call returns: not for what is written many times a second.
enum class Sync : std::uint8_t { yes, no };

/// Writes `bytes` into a new file beside `file` and renames it: a file that was there is replaced at once or not at
/// all, and keeps its permissions. Through a symbolic link the file that it names is replaced, not the link. What is
/// no regular file (a pipe, a terminal, /dev/stdout) is written to directly. A failure leaves no other file; what a writer
/// that was killed left in the folder is removed.
/// @returns the system's reason when it failed (std::errc::is_a_directory for a folder), else nothing.
[[nodiscard]] std::error_code replace_file(const std::filesystem::path& file, std::string_view bytes,
                                           Sync sync = Sync::yes);

/// The same, for those who tell a person.
/// @throws text::UserError with the file and the system's reason.
void write_whole(const std::filesystem::path& file, std::string_view bytes, Sync sync = Sync::yes);

}  // namespace platform
