#include "shell/desktop/display_loss.hpp"

#include <X11/Xlib.h>

#include <cstdlib>
#include <exception>
#include <utility>

#include "platform/undo.hpp"

namespace desktop {
namespace {

std::function<void()>& farewell_of_this_process() {
  static std::function<void()> farewell;
  return farewell;
}

// Nothing may be destroyed: Xlib is called from here, and closing the window would call it again.
[[noreturn]] int end_process(Display*) {
  // A failure while failing (a full disk, say) must not keep the process from ending.
  try {
    if (const auto farewell = std::exchange(farewell_of_this_process(), nullptr)) farewell();
  } catch (const std::exception&) {
  }
  platform::undo_all();
  std::_Exit(EXIT_FAILURE);
}

}  // namespace

DisplayLoss::DisplayLoss(std::function<void()> farewell) {
  farewell_of_this_process() = std::move(farewell);
  XSetIOErrorHandler(&end_process);
}

DisplayLoss::~DisplayLoss() {
  XSetIOErrorHandler(nullptr);
  farewell_of_this_process() = nullptr;
}

}  // namespace desktop
