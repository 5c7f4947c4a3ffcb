#include "text/read_file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <optional>
#include <stdexcept>

namespace text {
namespace {

using Why = FileError::Why;

FileError system_error(int number) {
  if (number == ENOMEM) return {Why::no_memory, {}};
  return {number == ENOENT ? Why::absent : Why::unreadable, {number, std::generic_category()}};
}

/// Why a file of this mode is not read; nothing if it is.
std::optional<FileError> refused(mode_t mode, Pipes pipes) {
  if (S_ISREG(mode) || (S_ISFIFO(mode) && pipes == Pipes::read)) return std::nullopt;
  return FileError{S_ISDIR(mode) ? Why::folder : Why::special, {}};
}

/// An open file.
class Input {
 public:
  explicit Input(int number) : number_(number) {}
  ~Input() {
    if (number_ >= 0) ::close(number_);
  }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  [[nodiscard]] bool good() const { return number_ >= 0; }
  [[nodiscard]] std::optional<mode_t> mode() const {
    struct stat status {};
    return ::fstat(number_, &status) == 0 ? std::optional(status.st_mode) : std::nullopt;
  }
  [[nodiscard]] std::size_t size() const {
    struct stat status {};
    return ::fstat(number_, &status) == 0 && status.st_size > 0 ? static_cast<std::size_t>(status.st_size) : 0;
  }
  /// Waits until a pipe has a first writer, which reading alone does not, and reads it as a file from then on.
  [[nodiscard]] bool wait_for_writer() const {
    pollfd input{number_, POLLIN, 0};
    while (::poll(&input, 1, -1) < 0) {
      if (errno != EINTR) return false;
    }
    return ::fcntl(number_, F_SETFL, O_RDONLY) == 0;
  }
  /// As read(2), but not interrupted.
  [[nodiscard]] ssize_t read(char* into, std::size_t count) const {
    while (true) {
      const ssize_t got = ::read(number_, into, count);
      if (got >= 0 || errno != EINTR) return got;
    }
  }

 private:
  int number_;
};

FileRead read_all(const Input& input, const FileLimits& limits) {
  constexpr std::size_t kBlock = std::size_t{1} << 20U;
  std::string bytes;
  // Room for all of a file, for seeing its end, and for the padding that a parser wants: then nothing is copied.
  bytes.reserve(std::min(input.size(), limits.most_bytes) + 2 * FileLimits::kStart);
  bool asked = limits.wanted == nullptr;
  while (true) {
    const std::size_t size = bytes.size();
    if (size > limits.most_bytes) return FileError{Why::too_large, {}};
    const std::size_t most = asked ? kBlock : FileLimits::kStart - size;
    const std::size_t room = bytes.capacity() - size;
    bytes.resize(size + (room < FileLimits::kStart ? most : std::min(room, most)));
    const ssize_t got = input.read(bytes.data() + size, bytes.size() - size);
    if (got < 0) return system_error(errno);
    bytes.resize(size + static_cast<std::size_t>(got));
    const bool whole_start = got == 0 || bytes.size() >= FileLimits::kStart;
    if (!asked && whole_start && !limits.wanted(bytes)) return bytes;
    asked = asked || whole_start;
    if (got == 0) return bytes;
  }
}

}  // namespace

FileRead read_file(const std::filesystem::path& file, const FileLimits& limits) try {
  struct stat status {};
  // Opening a device can already do something.
  if (::stat(file.c_str(), &status) != 0) return system_error(errno);
  if (const auto error = refused(status.st_mode, limits.pipes)) return *error;
  const Input input(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!input.good()) return system_error(errno);
  const auto mode = input.mode();
  if (!mode) return system_error(errno);
  if (const auto error = refused(*mode, limits.pipes)) return *error;
  if (input.size() > limits.most_bytes) return FileError{Why::too_large, {}};
  if (S_ISFIFO(*mode) && !input.wait_for_writer()) return system_error(errno);
  return read_all(input, limits);
} catch (const std::bad_alloc&) {
  return FileError{Why::no_memory, {}};
} catch (const std::length_error&) {
  return FileError{Why::no_memory, {}};
}

}  // namespace text
