// Reads a file that may be anything: it is opened once, never a device or a folder, and never beyond a limit. All files
// that the program reads are read here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <variant>

namespace text {

/// The limit for settings, listings, lessons and words.
inline constexpr std::size_t kMostTextBytes = std::size_t{1} << 20U;

enum class Pipes : std::uint8_t { refused, read };

struct FileLimits {
  std::size_t most_bytes = kMostTextBytes;
  Pipes pipes = Pipes::refused;
  /// Asked once, with the first kStart bytes (or all of a shorter file): if it returns false, nothing more is read.
  bool (*wanted)(std::string_view start) = nullptr;
  static constexpr std::size_t kStart = 4096;
};

struct FileError {
  enum class Why : std::uint8_t {
    absent,
    folder,
    special,  ///< a device, a socket, or a pipe where none is read
    too_large,
    unreadable,  ///< with the system's reason
    no_memory,
  };
  Why why = Why::unreadable;
  std::error_code reason;
};

using FileRead = std::variant<std::string, FileError>;

/// The content of `file`. A pipe is read until its writers have closed it.
FileRead read_file(const std::filesystem::path& file, const FileLimits& limits = {});

}  // namespace text
