// Reads a trace from JSON Lines, the file format of docs/TRACE.md.
#pragma once

#include <string_view>

#include "trace/open.hpp"

namespace trace {

/// Reads all of `text`. Unknown keys are ignored, and so are blank lines and a byte order mark.
ReadResult read_jsonl(std::string_view text);

}  // namespace trace
