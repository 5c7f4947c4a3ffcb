#include "platform/descendants.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <string>

namespace platform {
namespace {

// Children that some Descendants has claimed and not ended.
std::mutex claimed_mutex;
std::set<pid_t>& claimed() {
  static std::set<pid_t> all;
  return all;
}

template <class Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// The fourth field of /proc/PID/stat; the second is a name in parentheses that may contain anything.
pid_t parent_of(const std::filesystem::path& process) {
  std::ifstream in(process / "stat");
  std::string line;
  std::getline(in, line);
  const std::size_t name_end = line.rfind(") ");
  if (name_end == std::string::npos || name_end + 4 >= line.size()) return 0;
  const std::size_t from = name_end + 4;  // after the state
  return whole_number<pid_t>(std::string_view(line).substr(from, line.find(' ', from) - from)).value_or(0);
}

std::set<pid_t> children() {
  std::set<pid_t> all;
  std::error_code error;
  std::filesystem::directory_iterator entries("/proc", error);
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    const auto process = whole_number<pid_t>(entries->path().filename().string());
    if (process && parent_of(entries->path()) == ::getpid()) all.insert(*process);
  }
  return all;
}

}  // namespace

Descendants::Descendants() {
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  older_ = children();
}

void Descendants::claim(pid_t child) {
  const std::lock_guard lock(claimed_mutex);
  claimed().insert(child);
}

void Descendants::end_all(pid_t child) {
  constexpr int kMostGenerations = 100;  // a killed parent hands its children on
  const std::lock_guard lock(claimed_mutex);
  claimed().erase(child);
  for (int generation = 0; generation < kMostGenerations; ++generation) {
    bool found = false;
    for (const pid_t process : children()) {
      if (older_.contains(process) || claimed().contains(process)) continue;
      found = true;
      ::kill(process, SIGKILL);
      while (::waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
      }
    }
    if (!found) return;
  }
}

}  // namespace platform
