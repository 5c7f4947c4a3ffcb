#include "platform/terminal.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <string>
#include <utility>

namespace platform {
namespace {

constexpr std::string_view kEnter = "\x1b[?1049h\x1b[?25l\x1b[?7l";
constexpr std::string_view kLeave = "\x1b[?7h\x1b[?25h\x1b[?1049l";
constexpr std::size_t kMinColumns = 20, kMaxColumns = 1000;
constexpr std::array kEnding{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

// Global because signal handlers use them.
termios before;
volatile std::sig_atomic_t keys_changed = 0;
volatile std::sig_atomic_t continued = 0;

void send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (sent < 0 && errno != EINTR && errno != EAGAIN) return;
    if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

void enter() {
  if (keys_changed != 0) {
    termios raw = before;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    raw.c_cc[VMIN] = 0;
    raw.c_cc[VTIME] = 0;
    ::tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  }
  send(kEnter);
}

void leave() {
  send(kLeave);
  if (keys_changed != 0) ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
}

void end_by(int signal) {
  leave();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void stop_by(int signal) {
  leave();
  std::signal(signal, SIG_DFL);
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, signal);
  std::raise(signal);
  // The process stops here. SIGCONT continues it, also after a SIGSTOP, which nobody sees coming. Without a shell that
  // could continue it, it does not stop.
  continued = 0;
  sigprocmask(SIG_UNBLOCK, &blocked, nullptr);
  std::signal(signal, stop_by);
  if (continued == 0) enter();
}

void continue_by(int) {
  enter();
  continued = 1;
}

}  // namespace

std::optional<Terminal> Terminal::standard(const Environment& environment) {
  const std::string kind = environment("TERM").value_or("");
  if (::isatty(STDOUT_FILENO) == 0 || kind.empty() || kind == "dumb") return std::nullopt;
  return Terminal(::isatty(STDIN_FILENO) != 0);
}

Terminal::Size Terminal::size() const {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return {};
  return {size.ws_col, size.ws_row};
}

Terminal::Screen::Screen(const Terminal& terminal) : has_keys_(terminal.has_keys()) {
  keys_changed = has_keys_ && ::tcgetattr(STDIN_FILENO, &before) == 0 ? 1 : 0;
  for (const int signal : kEnding) std::signal(signal, end_by);
  std::signal(SIGTSTP, stop_by);
  std::signal(SIGCONT, continue_by);
  continued = 0;
  enter();
}

Terminal::Screen::~Screen() {
  leave();
  for (const int signal : kEnding) std::signal(signal, SIG_DFL);
  std::signal(SIGTSTP, SIG_DFL);
  std::signal(SIGCONT, SIG_DFL);
}

bool Terminal::Screen::take_continued() const { return std::exchange(continued, 0) != 0; }

void Terminal::Screen::show(std::string_view picture) const {
  // Erases before writing: after a line that fills its row, erasing would delete its last character.
  std::string bytes = "\x1b[H\x1b[K";
  // Nothing scrolls: the newline after the last row is not sent.
  if (picture.ends_with('\n')) picture.remove_suffix(1);
  for (const char c : picture) bytes += c == '\n' ? std::string("\r\n\x1b[K") : std::string(1, c);
  send(bytes);
}

std::optional<char> Terminal::Screen::key(std::chrono::milliseconds longest) const {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  const int ready = ::poll(has_keys_ ? &input : nullptr, has_keys_ ? 1 : 0, static_cast<int>(longest.count()));
  if (ready <= 0) return std::nullopt;
  std::array<char, 64> bytes{};
  const ssize_t got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  // End of input: no key can come any more.
  if (got <= 0) return 'q';
  return bytes[0];
}

bool wants_colour(const Environment& environment) { return environment("NO_COLOR").value_or("").empty(); }

std::size_t text_columns(const Environment& environment, const Terminal* terminal) {
  const std::string asked = environment("COLUMNS").value_or("");
  std::size_t columns = 0;
  const auto [end, problem] = std::from_chars(asked.data(), asked.data() + asked.size(), columns);
  const bool good = problem == std::errc() && end == asked.data() + asked.size() && columns > 0;
  if (!good) columns = terminal == nullptr ? 80 : terminal->size().columns;
  return std::clamp(columns, kMinColumns, kMaxColumns);
}

}  // namespace platform
