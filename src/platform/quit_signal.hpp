// Closes the window in order, with settings saved, when the system asks the program to end (SIGTERM, or Ctrl+C in the
// terminal it was started from).
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace platform {

class QuitSignal {
 public:
  /// From here on the two signals no longer end the process: `wake` is called, on another thread, and asked() is true.
  /// Construct it before any other thread starts.
  explicit QuitSignal(std::function<void()> wake);
  ~QuitSignal();
  QuitSignal(const QuitSignal&) = delete;
  QuitSignal& operator=(const QuitSignal&) = delete;

  [[nodiscard]] bool asked() const { return asked_; }

 private:
  std::atomic<bool> asked_ = false;
  std::thread waiting_;
};

}  // namespace platform
