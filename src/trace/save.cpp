#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <system_error>

#include "trace/jsonl_write.hpp"

namespace trace {
namespace {

namespace fs = std::filesystem;

Error unwritable(const fs::path& path, std::string reason) {
  return {ErrorCode::unwritable, 0, 0, {{"path", path.string()}, {"reason", std::move(reason)}}};
}

std::string last_reason() { return std::error_code(errno != 0 ? errno : EIO, std::generic_category()).message(); }

std::optional<Error> write_directly(const fs::path& path, const Trace& trace) {
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  if (file) write_jsonl(file, trace);
  if (file) file.close();
  if (!file) return unwritable(path, last_reason());
  return {};
}

/// Creates a new file in the folder of `path` under an unused name; null with errno on failure.
std::FILE* open_beside(const fs::path& path, fs::path& beside) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    beside = path;
    beside += fmt::format(".{}-{}.tmp", ::getpid(), attempt);
    if (std::FILE* file = std::fopen(beside.c_str(), "wbx")) return file;
    if (errno != EEXIST) break;
  }
  return nullptr;
}

bool write_and_close(std::FILE* file, const std::string& text) {
  bool good = std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
  // Without it a power cut can leave an empty file under the new name.
  good = good && ::fsync(::fileno(file)) == 0;
  const int why = errno;
  if (std::fclose(file) != 0) return false;
  errno = why;
  return good;
}

std::optional<Error> replace(const fs::path& path, const Trace& trace) {
  std::string text;
  write_jsonl(text, trace);
  fs::path beside;
  errno = 0;
  std::FILE* file = open_beside(path, beside);
  if (file == nullptr) return unwritable(path, last_reason());
  std::error_code error;
  if (!write_and_close(file, text)) {
    Error result = unwritable(path, last_reason());
    fs::remove(beside, error);
    return result;
  }
  const fs::perms old = fs::status(path, error).permissions();
  if (!error && old != fs::perms::unknown) fs::permissions(beside, old, error);
  fs::rename(beside, path, error);
  if (!error) return {};
  const std::string reason = error.message();
  fs::remove(beside, error);
  return unwritable(path, reason);
}

}  // namespace

std::optional<Error> save(const fs::path& path, const Trace& trace) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) return Error{ErrorCode::directory, 0, 0, {{"path", path.string()}}};
  if (fs::exists(status) && !fs::is_regular_file(status)) return write_directly(path, trace);
  // For a symbolic link its target is replaced, not the link.
  const fs::path behind = fs::canonical(path, error);
  return replace(error ? path : behind, trace);
}

}  // namespace trace
