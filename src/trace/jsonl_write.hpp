// Writes a trace as JSON Lines, the file format of docs/TRACE.md: one event a line, the keys in the order of its table.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

#include "trace/error.hpp"
#include "trace/events.hpp"

namespace trace {

/// Appends all events to `out`. Bytes of a text that are not UTF-8 become U+FFFD.
void write_jsonl(std::string& out, const Events& events);
void write_jsonl(std::string& out, const Trace& trace);

/// Appends one of the events, with the newline.
void write_jsonl(std::string& out, const Events& events, const Event& event);

/// All events to a stream, whose state says whether writing succeeded.
void write_jsonl(std::ostream& out, const Trace& trace);

/// Writes the trace into a file. It is written to a temporary file in the same folder and then renamed, so that an
/// older file is replaced only by a complete one. What is not a regular file (a pipe, a terminal) is written to
/// directly.
/// @returns nothing on success, else ErrorCode::directory or ErrorCode::unwritable.
std::optional<Error> save(const std::filesystem::path& path, const Trace& trace);

}  // namespace trace
