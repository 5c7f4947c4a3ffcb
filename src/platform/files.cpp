#include "platform/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "text/user_error.hpp"

namespace platform {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() { return {errno != 0 ? errno : EIO, std::generic_category()}; }

/// An open file, closed at the latest when this goes.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] bool good() const { return number_ >= 0; }
  [[nodiscard]] bool change_mode(mode_t mode) const { return ::fchmod(number_, mode) == 0; }
  [[nodiscard]] bool sync() const { return ::fsync(number_) == 0; }
  [[nodiscard]] bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) return false;
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  /// Some file systems say only here that a disk is full.
  [[nodiscard]] bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

/// The number in "/dev/fd/3": such a file is this process's own, and is written on from where it is.
std::optional<int> own_descriptor(const fs::path& file) {
  std::string name = file.string();
  if (name == "/dev/stdout") return STDOUT_FILENO;
  if (name == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!name.starts_with(folder)) continue;
    int number = 0;
    const char* const end = name.data() + name.size();
    const auto read = std::from_chars(name.data() + folder.size(), end, number);
    if (read.ec == std::errc() && read.ptr == end) return number;
  }
  return std::nullopt;
}

std::error_code write_directly(int number, std::string_view bytes) {
  Descriptor out(number);
  if (!out.good() || !out.write(bytes) || !out.close()) return last_error();
  return {};
}

/// Where the symbolic links of `file` lead, also to a file that is not there yet.
fs::path followed(fs::path file, std::error_code& error) {
  constexpr int kMostLinks = 40;
  for (int i = 0; i < kMostLinks; ++i) {
    if (!fs::is_symlink(fs::symlink_status(file, error))) {
      error.clear();  // what is wrong with it, opening it tells
      return file;
    }
    file = file.parent_path() / fs::read_symlink(file, error);
    if (error) return file;
  }
  error = std::make_error_code(std::errc::too_many_symbolic_link_levels);
  return file;
}

constexpr std::string_view kBeside = ".coroscope-";
constexpr std::string_view kPart = ".part";

/// The process in ".coroscope-123-0.part".
std::optional<pid_t> writer_of(std::string_view name) {
  if (!name.starts_with(kBeside) || !name.ends_with(kPart)) return std::nullopt;
  name.remove_prefix(kBeside.size());
  pid_t writer = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), writer);
  const bool good = read.ec == std::errc() && read.ptr != name.data() + name.size() && *read.ptr == '-' && writer > 0;
  return good ? std::optional(writer) : std::nullopt;
}

/// Removes what writers that were killed left in `folder`. A writer in another container looks dead: its file is young.
void sweep(const fs::path& folder) {
  constexpr std::chrono::minutes kOld{10};
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    const auto writer = writer_of(entries->path().filename().string());
    if (!writer || ::kill(*writer, 0) == 0 || errno != ESRCH) continue;
    std::error_code ignored;
    if (fs::file_time_type::clock::now() - fs::last_write_time(entries->path(), ignored) > kOld) {
      fs::remove(entries->path(), ignored);
    }
  }
}

/// The same, once for each folder.
void sweep_once(const fs::path& folder) {
  static std::mutex mutex;
  static std::set<fs::path> swept;
  const std::lock_guard lock(mutex);
  if (swept.insert(folder).second) sweep(folder);
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

/// Makes a new file in the folder of `file`, under a name that nobody has; not good() and errno when that fails.
Descriptor open_beside(const fs::path& file, fs::path& beside) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    beside = file.parent_path() / fmt::format("{}{}-{}{}", kBeside, ::getpid(), attempt, kPart);
    const int number = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (number >= 0 || errno != EEXIST) return Descriptor(number);
  }
  return Descriptor(-1);
}

/// With the permissions of the file that is to be replaced, where there is one.
bool fill(Descriptor& out, const fs::path& old, std::string_view bytes, Sync sync) {
  struct stat status {};
  if (::stat(old.c_str(), &status) == 0 && !out.change_mode(status.st_mode & 07777U)) return false;
  return out.write(bytes) && (sync == Sync::no || out.sync()) && out.close();
}

/// The new name is on the disk after this. A file system that cannot do it has renamed all the same.
void sync_folder(const fs::path& file) {
  const Descriptor opened(::open(folder_of(file).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.good()) (void)opened.sync();
}

std::error_code replace(const fs::path& file, std::string_view bytes, Sync sync) {
  fs::path beside;
  Descriptor out = open_beside(file, beside);
  if (!out.good()) return last_error();
  if (fill(out, file, bytes, sync) && ::rename(beside.c_str(), file.c_str()) == 0) {
    if (sync == Sync::yes) sync_folder(file);
    return {};
  }
  const std::error_code reason = last_error();
  ::unlink(beside.c_str());
  return reason;
}

}  // namespace

std::error_code replace_file(const fs::path& file, std::string_view bytes, Sync sync) {
  errno = 0;
  if (const auto number = own_descriptor(file)) return write_directly(::dup(*number), bytes);
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (fs::is_directory(status)) return std::make_error_code(std::errc::is_a_directory);
  if (fs::exists(status) && !fs::is_regular_file(status))
    return write_directly(::open(file.c_str(), O_WRONLY | O_CLOEXEC), bytes);
  const fs::path target = followed(file, error);
  if (error) return error;
  if (sync == Sync::yes) sweep_once(folder_of(target));
  return replace(target, bytes, sync);
}

void write_whole(const fs::path& file, std::string_view bytes, Sync sync) {
  const std::error_code reason = replace_file(file, bytes, sync);
  if (!reason) return;
  throw text::UserError(fmt::format("{} cannot be written: {}.", file.string(), reason.message()),
                        {"app.unwritable", {{"file", file.string()}, {"reason", reason.message()}}});
}

}  // namespace platform
