// Writes a trace as JSON Lines, the file format of docs/TRACE.md: one event a line, the keys in the order of its table.
#pragma once

#include <filesystem>
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

/// Writes the trace into a file, as platform::replace_file does: an older file of this name is lost only when the new
/// one is whole, and what is not a regular file (a pipe, a terminal) is written to directly.
/// @returns nothing when it went well, else ErrorCode::directory or ErrorCode::unwritable.
std::optional<Error> save(const std::filesystem::path& path, const Trace& trace);

}  // namespace trace
