// The environment variables of the process, read through a function so that tests can replace them.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace platform {

/// The value of a variable; nothing when it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// Reads the process's own variables.
std::optional<std::string> process_environment(const std::string& name);

}  // namespace platform
