#include "platform/files.hpp"

#include "text/user_error.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace platform {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const std::error_code& reason) {
  throw text::UserError(fmt::format("{} cannot be written: {}.", file.string(), reason.message()),
                        {"app.unwritable", {{"file", file.string()}, {"reason", reason.message()}}});
}

}  // namespace

void write_whole(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::path beside = file;
  beside += fmt::format(".{}.part", getpid());
  {
    errno = 0;
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
      const std::error_code reason(errno != 0 ? errno : EIO, std::generic_category());
      std::error_code ignored;
      std::filesystem::remove(beside, ignored);
      fail(file, reason);
    }
  }
  std::error_code reason;
  std::filesystem::rename(beside, file, reason);
  if (!reason) return;
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  fail(file, reason);
}

}  // namespace platform
