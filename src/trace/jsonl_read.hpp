// Reads a trace from JSON Lines, the file format of docs/TRACE.md. What comes out can be decoded and drawn without a
// fear: every id is known, every key has its type. Whether the events make sense together is told by check()
// (check.hpp).
#pragma once

#include <filesystem>
#include <string_view>
#include <variant>

#include "trace/error.hpp"
#include "trace/trace.hpp"

namespace trace {

/// A trace, or the first thing that is wrong with it.
using ReadResult = std::variant<Trace, Error>;

/// Reads all of `text`. Unknown keys are ignored, and so are blank lines and a byte order mark.
ReadResult read_jsonl(std::string_view text);

/// The same from a file (or a pipe). Errors may also be not_found, directory and unreadable.
ReadResult read_jsonl_file(const std::filesystem::path& path);

}  // namespace trace
