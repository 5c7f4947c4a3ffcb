// The X server that ends while the window is open. Xlib cannot go on from there: it would print a line of its own and
// end the process without a chance to save.
#pragma once

#include <functional>

namespace desktop {

class DisplayLoss {
 public:
  /// As long as this object lives: when the connection to the X server breaks, `farewell` is called, on the thread that
  /// noticed it, and the process ends with status 1. `farewell` must not ask the window for anything.
  explicit DisplayLoss(std::function<void()> farewell);
  ~DisplayLoss();
  DisplayLoss(const DisplayLoss&) = delete;
  DisplayLoss& operator=(const DisplayLoss&) = delete;
};

}  // namespace desktop
