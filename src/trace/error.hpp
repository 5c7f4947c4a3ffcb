// An error in a trace file, as a value: a code and its arguments, which can be translated, and an English sentence.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trace {

/// In the order of the names in kErrorNames. After each: its arguments.
enum class ErrorCode : std::uint8_t {
  not_found,       ///< path
  directory,       ///< path
  device,          ///< path: a device or a socket
  file_too_large,  ///< path, limit (MiB)
  no_memory,
  unreadable,      ///< path, reason (the system's words)
  unwritable,      ///< path, reason (the system's words)
  empty,           ///< no event at all
  unknown_format,  ///< found: one of kForeignNames (formats/foreign.hpp), expected: names of formats
  bad_json,        ///< reason: structure, escape, literal, number, control, unclosed or depth
  not_utf8,
  not_object,     ///< valid JSON, but not an object
  duplicate_key,  ///< key
  missing_key,    ///< key
  wrong_type,     ///< key, expected: whole, number, text, truth, list or object
  wrong_value,    ///< key, found, expected: one of these, or the value of an earlier event
  wrong_chain,    ///< not pairs of co and line, a co twice, or its end is not the event's co and line
  unknown_kind,   ///< found
  not_counting,   ///< key, found, expected: i, or an id that does not count up
  unknown_id,     ///< key, found: an id that no earlier event has introduced
  too_large,      ///< key, found, limit
  wrong_version,  ///< found
  wrong_unit,     ///< found
  first_not_meta,
  second_meta,
  after_end,  ///< an event after the end event
  cut_short,  ///< the file has no end event
};
inline constexpr std::array<std::string_view, 27> kErrorNames{
    "not_found",      "directory",     "device",        "file_too_large", "no_memory",  "unreadable",  "unwritable",
    "empty",          "unknown_format", "bad_json",     "not_utf8",       "not_object", "duplicate_key", "missing_key",
    "wrong_type",     "wrong_value",   "wrong_chain",   "unknown_kind",   "not_counting", "unknown_id", "too_large",
    "wrong_version",  "wrong_unit",    "first_not_meta", "second_meta",   "after_end",  "cut_short"};
constexpr std::string_view name(ErrorCode code) { return kErrorNames[static_cast<std::size_t>(code)]; }

struct Error {
  ErrorCode code = ErrorCode::empty;
  std::size_t line = 0;    ///< of the file, from 1; 0: the file as a whole
  std::size_t column = 0;  ///< bytes into the line, from 1; 0: the line as a whole
  std::vector<std::pair<std::string_view, std::string>> arguments;

  /// The argument of this name, "" when the code has no such argument.
  [[nodiscard]] std::string_view argument(std::string_view argument_name) const;
  /// One English sentence, with line and column if known.
  [[nodiscard]] std::string message() const;
};

}  // namespace trace
