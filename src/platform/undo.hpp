// What must not be left behind when a signal ends the program: temporary folders, child processes.
#pragma once

#include <functional>

namespace platform {

/// While it exists, SIGINT, SIGTERM and SIGHUP call `undo`, on another thread, before they end the process; unless
/// something else handles or blocks them. Its owner undoes the same in its destructor.
class Undo {
 public:
  explicit Undo(std::function<void()> undo);
  /// Waits for `undo` if it is being called.
  ~Undo();
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;

 private:
  unsigned number_;
};

/// Calls all of them, the latest first, and keeps new ones from being made: for who ends the process by itself.
void undo_all();

}  // namespace platform
