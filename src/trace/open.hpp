// Opens a trace file of any format: the first bytes select the reader (formats/format.hpp). The result can be decoded
// and drawn safely: every id is known, every key has its type. Whether the events are consistent is checked by check()
// (check.hpp).
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "text/read_file.hpp"
#include "trace/error.hpp"
#include "trace/trace.hpp"

namespace trace {

/// A trace, or the first error in it.
using ReadResult = std::variant<Trace, Error>;

/// A larger file is refused.
inline constexpr std::size_t kMostBytes = std::size_t{1} << 30U;

/// Reads the file or pipe to its end, once; of what is no trace, only the first bytes. Errors may be not_found,
/// directory, device, file_too_large, unreadable and no_memory, and those of read().
ReadResult open(const std::filesystem::path& path, text::Pipes pipes = text::Pipes::read);

/// The same in two steps, for a caller that also needs the bytes.
std::variant<std::string, Error> bytes_of(const std::filesystem::path& path, text::Pipes pipes = text::Pipes::read);

/// Reads all of `bytes`, whose content does not change, but which may be reallocated. Errors are empty, unknown_format,
/// no_memory, and
/// those of the format that was found.
ReadResult read(std::string& bytes);

}  // namespace trace
