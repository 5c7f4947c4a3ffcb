#include "platform/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <system_error>

#include "platform/descendants.hpp"
#include "platform/undo.hpp"

namespace platform {
namespace {

using std::chrono::steady_clock;
using How = ChildEnd::How;

/// The longest time until a withdrawn request is noticed.
constexpr int kLookMilliseconds = 20;

ChildEnd not_started(int problem) { return {How::not_started, 0, std::generic_category().message(problem)}; }

/// The arguments of posix_spawn, freed with this object.
class SpawnPlan {
 public:
  explicit SpawnPlan(const ChildCommand& command) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    const std::string output = command.folder / ChildCommand::kOutput;
    const std::string errors = command.folder / ChildCommand::kErrors;
    constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, output.c_str(), kWrite, 0600);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, errors.c_str(), kWrite, 0600);
    posix_spawn_file_actions_addchdir_np(&actions_, command.folder.c_str());
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    // The window blocks signals in its threads; the child must receive them.
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  /// 0, or the system's error number.
  int spawn(pid_t& child, const ChildCommand& command) {
    std::vector<std::string> words{command.program.string()};
    words.insert(words.end(), command.arguments.begin(), command.arguments.end());
    std::vector<std::string> environment = command.environment;
    return posix_spawn(&child, command.program.c_str(), &actions_, &attributes_, pointers(words).data(),
                       pointers(environment).data());
  }

 private:
  static std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
  }

  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

void limit(pid_t child, const ChildLimits& limits) {
  const auto set = [child](__rlimit_resource what, std::uint64_t soft, std::uint64_t hard) {
    const rlimit both{soft, hard};
    prlimit(child, what, &both, nullptr);  // a child that has ended needs no signal
  };
  set(RLIMIT_CPU, limits.cpu_s, limits.cpu_s + 1);
  set(RLIMIT_AS, limits.memory, limits.memory);
  set(RLIMIT_FSIZE, limits.file, limits.file);
  set(RLIMIT_CORE, 0, 0);
}

/// Why the child must be stopped; nothing when it has ended by itself.
std::optional<How> wait_for_end(int handle, const ChildLimits& limits, const std::function<bool()>& unwanted) {
  const auto deadline = steady_clock::now() + limits.wall;
  while (true) {
    pollfd ended{handle, POLLIN, 0};
    const int ready = poll(&ended, 1, kLookMilliseconds);
    if (ready > 0) return std::nullopt;
    if (unwanted()) return How::stopped;
    if (steady_clock::now() >= deadline) return How::timed_out;
  }
}

int reap(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

ChildEnd run_child(const ChildCommand& command, const std::function<bool()>& unwanted) {
  pid_t child = 0;
  Descendants descendants;
  if (const int problem = SpawnPlan(command).spawn(child, command); problem != 0) return not_started(problem);
  descendants.claim(child);
  const Undo undo([child] {
    kill(-child, SIGKILL);
    siginfo_t ended{};
    waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT);  // it writes no file any more
  });
  limit(child, command.limits);
  // glibc 2.36 declares its own function for C only.
  const auto handle = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  const int problem = errno;
  const std::optional<How> cut = handle < 0 ? How::not_started : wait_for_end(handle, command.limits, unwanted);
  // Before waitid: until then no other process can get its number.
  kill(-child, SIGKILL);
  const int status = reap(child);
  descendants.end_all(child);
  if (handle < 0) return not_started(problem);
  close(handle);
  if (cut) return {*cut};
  if (WIFEXITED(status)) return {How::exited, WEXITSTATUS(status)};
  return {How::killed, WTERMSIG(status)};
}

}  // namespace platform
