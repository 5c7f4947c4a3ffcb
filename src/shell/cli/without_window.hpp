// The fallback if the window cannot be opened.
#pragma once

#include <memory>
#include <string>

#include "shell/cli/context.hpp"
#include "text/notice.hpp"

namespace cli {

/// Says why (`why`) there is no window, plays the lesson `name` in the terminal (`trace`, if it is one, is only drawn)
/// and writes the picture of its end into the state folder. @returns an ExitStatus
/// @throws Failure or UserError if it cannot be run or drawn
int without_window(const Context& context, const std::string& name, std::shared_ptr<player::Source> trace,
                   const text::Notice& why);

}  // namespace cli
