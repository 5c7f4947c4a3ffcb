#include "platform/undo.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace platform {
namespace {

constexpr std::array kEndingSignals{SIGINT, SIGTERM, SIGHUP};

// For the signal handler.
int to_undoer = -1;

void pass_on(int signal) {
  const int error = errno;
  const auto byte = static_cast<unsigned char>(signal);
  (void)!::write(to_undoer, &byte, 1);
  errno = error;
}

/// All that is to be undone, and the thread that does it.
class Undoer {
 public:
  /// Never destroyed: a signal may arrive during the end of the process.
  static Undoer& only() {
    static Undoer& undoer = *new Undoer;
    return undoer;
  }

  unsigned add(std::function<void()> undo) {
    const std::lock_guard lock(mutex_);
    all_.emplace(++newest_, std::move(undo));
    if (to_undoer >= 0) take_signals();
    return newest_;
  }

  void remove(unsigned number) {
    const std::lock_guard lock(mutex_);
    all_.erase(number);
    if (all_.empty()) leave_signals();
  }

  /// The lock is kept: nothing is made or removed any more.
  void undo_for_ever() {
    mutex_.lock();
    for (auto each = all_.rbegin(); each != all_.rend(); ++each) each->second();
  }

 private:
  Undoer() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
    to_undoer = ends[1];
    std::thread([this, from = ends[0]] { wait(from); }).detach();
  }

  void wait(int from) {
    unsigned char signal = 0;
    while (::read(from, &signal, 1) != 1) {
      if (errno != EINTR) return;
    }
    undo_for_ever();
    ::signal(signal, SIG_DFL);
    ::kill(::getpid(), signal);
  }

  static void take_signals() {
    for (const int signal : kEndingSignals) {
      struct sigaction now {};
      if (::sigaction(signal, nullptr, &now) != 0 || now.sa_handler != SIG_DFL) continue;
      now = {};
      now.sa_handler = pass_on;
      now.sa_flags = SA_RESTART;
      ::sigaction(signal, &now, nullptr);
    }
  }
  static void leave_signals() {
    for (const int signal : kEndingSignals) {
      struct sigaction now {};
      if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == pass_on) ::signal(signal, SIG_DFL);
    }
  }

  std::mutex mutex_;
  std::map<unsigned, std::function<void()>> all_;
  unsigned newest_ = 0;
};

}  // namespace

Undo::Undo(std::function<void()> undo) : number_(Undoer::only().add(std::move(undo))) {}

Undo::~Undo() { Undoer::only().remove(number_); }

void undo_all() { Undoer::only().undo_for_ever(); }

}  // namespace platform
