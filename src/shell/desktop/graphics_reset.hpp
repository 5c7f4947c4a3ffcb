// The graphics card that is reset while the window is open (a driver that hangs, a card that is taken away): from then
// on nothing of what is drawn can be seen.
#pragma once

#include <functional>

namespace desktop {

class GraphicsReset {
 public:
  using Function = void (*)();
  using Lookup = std::function<Function(const char*)>;

  /// `lookup` finds OpenGL's functions of the current context by name, nullptr if there is none. Without the function
  /// glGetGraphicsResetStatus (OpenGL 4.5, ARB_robustness, KHR_robustness) no reset is noticed.
  explicit GraphicsReset(const Lookup& lookup);

  /// Whether the context was lost since the last call.
  [[nodiscard]] bool happened() const;

 private:
  unsigned (*status_)() = nullptr;
};

}  // namespace desktop
