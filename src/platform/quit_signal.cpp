#include "platform/quit_signal.hpp"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "platform/undo.hpp"

namespace platform {
namespace {

sigset_t quit_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

/// Ends the process as if the signal had never been held.
void end_now(int signal) {
  undo_all();
  ::signal(signal, SIG_DFL);
  sigset_t signals = quit_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  ::kill(::getpid(), signal);
}

}  // namespace

QuitSignal::QuitSignal(std::function<void()> wake, std::chrono::milliseconds patience) {
  const sigset_t signals = quit_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiting_ = std::thread([this, wake = std::move(wake), patience] { wait(wake, patience); });
}

void QuitSignal::wait(const std::function<void()>& wake, std::chrono::milliseconds patience) {
  const sigset_t signals = quit_signals();
  int which = 0;
  sigwait(&signals, &which);
  if (over_) return;
  asked_ = true;
  wake();
  const auto rest = std::chrono::duration_cast<std::chrono::nanoseconds>(patience % std::chrono::seconds(1));
  const timespec longest{patience / std::chrono::seconds(1), rest.count()};
  const int second = sigtimedwait(&signals, nullptr, &longest);
  if (!over_) end_now(second > 0 ? second : which);
}

QuitSignal::~QuitSignal() {
  over_ = true;
  pthread_kill(waiting_.native_handle(), SIGTERM);
  waiting_.join();
  const sigset_t signals = quit_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace platform
