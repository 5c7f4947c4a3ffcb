#include "trace/open.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "trace/formats/foreign.hpp"
#include "trace/formats/format.hpp"

namespace trace {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

/// Appends the rest of `file`; false with errno when it cannot be read.
bool read_all(std::FILE* file, std::string& text) {
  constexpr std::size_t kBlock = std::size_t{1} << 20U;
  for (;;) {
    const std::size_t size = text.size();
    text.resize(size + kBlock);
    const std::size_t got = std::fread(text.data() + size, 1, kBlock, file);
    text.resize(size + got);
    if (got < kBlock) return std::ferror(file) == 0;
  }
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

std::variant<std::string, Error> bytes_of(const std::filesystem::path& path) {
  const auto failed = [&path](ErrorCode code, int why) {
    Error error{code, 0, 0, {{"path", path.string()}}};
    if (code == ErrorCode::unreadable) error.arguments.emplace_back("reason", std::generic_category().message(why));
    return error;
  };
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) return failed(ErrorCode::directory, 0);
  errno = 0;
  const File file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return failed(errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable, errno);
  std::string bytes;
  if (!read_all(file.get(), bytes)) return failed(ErrorCode::unreadable, errno);
  return bytes;
}

ReadResult read(std::string& bytes) {
  const std::string_view start = std::string_view(bytes).substr(0, kFormatStart);
  const auto format = std::ranges::find_if(formats(), [start](const Format& each) { return each.fits(start); });
  if (format != formats().end()) return format->read(bytes);
  if (bytes.find_first_not_of(" \t\r\n") == std::string::npos) return Error{ErrorCode::empty, 0, 0, {}};
  return unknown_format(start);
}

ReadResult open(const std::filesystem::path& path) {
  auto bytes = bytes_of(path);
  if (auto* const error = std::get_if<Error>(&bytes)) return std::move(*error);
  return read(std::get<std::string>(bytes));
}

}  // namespace trace
