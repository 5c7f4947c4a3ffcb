// Opens a trace file of any format: the first bytes select the reader (formats/format.hpp). The result can be decoded
// and drawn safely: every id is known, every key has its type. Whether the events are consistent is checked by check()
// (check.hpp).
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "trace/error.hpp"
#include "trace/trace.hpp"

namespace trace {

/// A trace, or the first error in it.
using ReadResult = std::variant<Trace, Error>;

/// Reads the file or pipe to its end, once. Errors may be not_found, directory and unreadable, and those of read().
ReadResult open(const std::filesystem::path& path);

/// The same in two steps, for a caller that also needs the bytes.
std::variant<std::string, Error> bytes_of(const std::filesystem::path& path);

/// Reads all of `bytes`, whose content does not change, but which may be reallocated. Errors are empty, unknown_format,
/// and those of the format that was found.
ReadResult read(std::string& bytes);

}  // namespace trace
