// The error of a missing display, the only reason to show a lesson without a window.
#pragma once

#include "platform/environment.hpp"
#include "text/user_error.hpp"

namespace platform {

class NoWindow : public text::UserError {
 public:
  using text::UserError::UserError;
};

/// The error of a display that cannot be opened: its sentence says whether DISPLAY is missing, is missing under Wayland
/// (the window needs X11), or names a display that does not answer. `reason` is the window library's own, for the log.
NoWindow no_display(const Environment& environment, const std::string& reason);

}  // namespace platform
