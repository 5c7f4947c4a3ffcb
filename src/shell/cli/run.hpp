// Playing a lesson as text.
#pragma once

#include <optional>
#include <string>

#include "shell/cli/context.hpp"

namespace cli {

struct RunOptions {
  bool json = false, steps = false, plain = false;
  std::optional<std::string> trace = {}, clock = {};
};

/// Plays or prints what Arguments::target names. @returns an ExitStatus @throws Failure
int play_lesson(const Context& context, const RunOptions& options);

}  // namespace cli
