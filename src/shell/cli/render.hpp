// Writing the window's picture.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "shell/cli/context.hpp"

namespace cli {

struct RenderOptions {
  std::optional<std::string> output = {}, at = {}, step = {}, size = {}, scale = {}, theme = {}, axis = {}, puzzle = {};
  std::optional<std::string> question = {}, answer = {};  ///< numbers, from 1
  bool all = false;
  bool why = false;
  bool present = false;  ///< the layout for a lecture hall
  std::shared_ptr<player::Source> trace = {};  ///< the target, if it is a trace that was read
};

/// Draws what Arguments::target names into a file. @returns an ExitStatus @throws Failure
int draw(const Context& context, const RenderOptions& options);

}  // namespace cli
