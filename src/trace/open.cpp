#include "trace/open.hpp"

#include <algorithm>
#include <new>
#include <stdexcept>

#include "trace/formats/foreign.hpp"
#include "trace/formats/format.hpp"

namespace trace {
namespace {

using Why = text::FileError::Why;

auto format_of(std::string_view bytes) {
  const std::string_view start = bytes.substr(0, kFormatStart);
  return std::ranges::find_if(formats(), [start](const Format& each) { return each.fits(start); });
}

/// Of what is no trace, only the start is read: it may have no end.
bool may_be_a_trace(std::string_view start) { return format_of(start) != formats().end(); }

ErrorCode code_of(Why why) {
  switch (why) {
    case Why::absent: return ErrorCode::not_found;
    case Why::folder: return ErrorCode::directory;
    case Why::special: return ErrorCode::device;
    case Why::too_large: return ErrorCode::file_too_large;
    case Why::no_memory: return ErrorCode::no_memory;
    case Why::unreadable: break;
  }
  return ErrorCode::unreadable;
}

Error error_of(const text::FileError& error, const std::filesystem::path& path) {
  Error result{code_of(error.why), 0, 0, {{"path", path.string()}}};
  if (error.why == Why::unreadable) result.arguments.emplace_back("reason", error.reason.message());
  if (error.why == Why::too_large) result.arguments.emplace_back("limit", std::to_string(kMostBytes >> 20U));
  return result;
}

Error unknown_format(std::string_view start) {
  std::string expected;
  for (const Format& format : formats()) {
    if (!expected.empty()) expected += ", ";
    expected += format.name;
  }
  const std::string found(foreign_name(foreign(start)));
  return {ErrorCode::unknown_format, 0, 0, {{"found", found}, {"expected", std::move(expected)}}};
}

}  // namespace

std::variant<std::string, Error> bytes_of(const std::filesystem::path& path, text::Pipes pipes) {
  static_assert(kFormatStart == text::FileLimits::kStart);
  text::FileRead read = text::read_file(path, {kMostBytes, pipes, may_be_a_trace});
  if (const auto* const error = std::get_if<text::FileError>(&read)) return error_of(*error, path);
  return std::get<std::string>(std::move(read));
}

ReadResult read(std::string& bytes) try {
  const auto format = format_of(bytes);
  if (format != formats().end()) return format->read(bytes);
  if (bytes.find_first_not_of(" \t\r\n") == std::string::npos) return Error{ErrorCode::empty, 0, 0, {}};
  return unknown_format(std::string_view(bytes).substr(0, kFormatStart));
} catch (const std::bad_alloc&) {
  return Error{ErrorCode::no_memory, 0, 0, {}};
} catch (const std::length_error&) {
  return Error{ErrorCode::no_memory, 0, 0, {}};
}

ReadResult open(const std::filesystem::path& path, text::Pipes pipes) {
  auto bytes = bytes_of(path, pipes);
  if (auto* const error = std::get_if<Error>(&bytes)) return std::move(*error);
  return read(std::get<std::string>(bytes));
}

}  // namespace trace
