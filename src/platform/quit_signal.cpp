#include "platform/quit_signal.hpp"

#include <pthread.h>

#include <csignal>

namespace platform {
namespace {

sigset_t quit_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

QuitSignal::QuitSignal(std::function<void()> wake) {
  const sigset_t signals = quit_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiting_ = std::thread([this, signals, wake = std::move(wake)] {
    int which = 0;
    sigwait(&signals, &which);
    asked_ = true;
    wake();
  });
}

QuitSignal::~QuitSignal() {
  if (!asked_) pthread_kill(waiting_.native_handle(), SIGTERM);
  waiting_.join();
  const sigset_t signals = quit_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace platform
