#include "shell/desktop/graphics_reset.hpp"

namespace desktop {

GraphicsReset::GraphicsReset(const Lookup& lookup) {
  for (const char* name : {"glGetGraphicsResetStatus", "glGetGraphicsResetStatusARB", "glGetGraphicsResetStatusKHR"}) {
    if (const Function found = lookup(name)) {
      status_ = reinterpret_cast<unsigned (*)()>(found);
      return;
    }
  }
}

// 0 is GL_NO_ERROR; any other value names who caused the reset, which changes nothing here.
bool GraphicsReset::happened() const { return status_ != nullptr && status_() != 0; }

}  // namespace desktop
