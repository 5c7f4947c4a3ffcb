// Closes the window in order, with settings saved, when the system asks the program to end (SIGTERM, or Ctrl+C in the
// terminal it was started from). A program that is too busy to close in order is ended all the same.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace platform {

class QuitSignal {
 public:
  static constexpr std::chrono::milliseconds kPatience{5000};

  /// From here on the two signals no longer end the process: `wake` is called, on another thread, and asked() is true.
  /// If this object still exists after `patience`, or a second signal arrives, the signal ends the process.
  /// Construct it before any other thread starts.
  explicit QuitSignal(std::function<void()> wake, std::chrono::milliseconds patience = kPatience);
  ~QuitSignal();
  QuitSignal(const QuitSignal&) = delete;
  QuitSignal& operator=(const QuitSignal&) = delete;

  [[nodiscard]] bool asked() const { return asked_; }

 private:
  void wait(const std::function<void()>& wake, std::chrono::milliseconds patience);

  std::atomic<bool> asked_ = false;
  std::atomic<bool> over_ = false;
  std::thread waiting_;
};

}  // namespace platform
