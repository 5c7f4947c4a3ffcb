// Opens a trace file of whatever format: the first bytes tell which reader it is for (formats/format.hpp). What comes
// out can be decoded and drawn without a fear: every id is known, every key has its type. Whether the events make sense
// together is told by check() (check.hpp).
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "trace/error.hpp"
#include "trace/trace.hpp"

namespace trace {

/// A trace, or the first thing that is wrong with it.
using ReadResult = std::variant<Trace, Error>;

/// Reads the file, or the pipe, to its end, once. Errors may be not_found, directory and unreadable, and those of
/// read().
ReadResult open(const std::filesystem::path& path);

/// The same in two steps, for a caller that needs the bytes, too.
std::variant<std::string, Error> bytes_of(const std::filesystem::path& path);

/// Reads all of `bytes`, which stay as they are but may move. Errors are empty, unknown_format, and those of the format
/// that was found.
ReadResult read(std::string& bytes);

}  // namespace trace
