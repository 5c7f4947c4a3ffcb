#include "lessons/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "lessons/error.hpp"
#include "trace/utf8.hpp"

namespace lessons {
namespace {

using std::filesystem::path;

constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
/// The parser is recursive: deeper nesting is rejected.
constexpr int kMostLevels = 24;

std::string last_reason() { return std::generic_category().message(errno); }

/// An open file; a pipe without a writer does not block.
class File {
 public:
  explicit File(const path& name) : handle_(::open(name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {
    if (handle_ < 0) {
      const bool absent = errno == ENOENT || errno == ENOTDIR;
      if (absent) throw LessonError(name, 0, "absent");
      throw LessonError(name, 0, "unreadable", {{"reason", last_reason()}});
    }
  }
  ~File() { ::close(handle_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool regular() const {
    struct stat status {};
    return ::fstat(handle_, &status) == 0 && S_ISREG(status.st_mode);
  }
  /// Reads the next bytes; 0 at the end, < 0 with errno.
  [[nodiscard]] ssize_t read(std::array<char, 65536>& into) const { return ::read(handle_, into.data(), into.size()); }

 private:
  int handle_;
};

/// Counts nesting levels in TOML, skipping strings and comments.
class Levels {
 public:
  explicit Levels(std::string_view text) : rest_(text) {}

  /// The line at which names or brackets nest too deeply; 0: nowhere.
  std::uint32_t too_deep() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '#') skip(std::min(rest_.find('\n'), rest_.size()));
      else if (c == '"' || c == '\'') pass_string(c);
      else step(c);
      if (dots_ > kMostLevels || brackets_ > kMostLevels) return line_;
    }
    return 0;
  }

 private:
  void skip(std::size_t count) {
    line_ +=
        static_cast<std::uint32_t>(std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(count), '\n'));
    rest_.remove_prefix(count);
  }

  void pass_string(char quote) {
    const std::string three(3, quote);
    const std::string close = rest_.starts_with(three) ? three : std::string(1, quote);
    std::size_t at = close.size();
    while (at < rest_.size() && !rest_.substr(at).starts_with(close)) {
      if (close.size() == 1 && rest_[at] == '\n') break;  // not closed: the parser reports it
      at += quote == '"' && rest_[at] == '\\' ? 2 : 1;
    }
    skip(std::min(at + close.size(), rest_.size()));
  }

  void step(char c) {
    if (c == '.') ++dots_;
    else if (c == '[' || c == '{') ++brackets_;
    else if (c == ']' || c == '}') --brackets_;
    if (c != '.' && std::string_view("=,[]{}\n").find(c) != std::string_view::npos) dots_ = 0;
    skip(1);
  }

  std::string_view rest_;
  std::uint32_t line_ = 1;
  int dots_ = 0;
  int brackets_ = 0;
};

}  // namespace

std::string read_text(const path& name) {
  const File file(name);
  if (!file.regular()) throw LessonError(name, 0, "not_a_file");
  std::string text;
  std::array<char, 65536> part{};
  for (ssize_t count = 0; (count = file.read(part)) != 0;) {
    if (count < 0) throw LessonError(name, 0, "unreadable", {{"reason", last_reason()}});
    text.append(part.data(), static_cast<std::size_t>(count));
    if (text.size() > kMostBytes) throw LessonError(name, 0, "too_large");
  }
  const std::size_t good = trace::valid_utf8_prefix(text);
  if (good != text.size()) {
    const auto newlines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(good), '\n');
    throw LessonError(name, static_cast<std::uint32_t>(newlines + 1), "not_utf8");
  }
  return text;
}

toml::table read_toml(const path& file) {
  const std::string text = read_text(file);
  if (const std::uint32_t line = Levels(text).too_deep(); line != 0) throw LessonError(file, line, "too_deep");
  try {
    return toml::parse(text, file.string());
  } catch (const toml::parse_error& error) {
    throw LessonError(file, static_cast<std::uint32_t>(error.source().begin.line), "bad_toml",
                      {{"reason", std::string(error.description())}});
  }
}

}  // namespace lessons
