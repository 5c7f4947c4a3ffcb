// Names that look like a file's where a lesson or a trace is asked for: what the person meant, and what to type.
#pragma once

#include <string>

#include "shell/cli/context.hpp"

namespace cli {

/// Gives up on a Python file, which must be recorded first. @throws Failure that says how
void refuse_python(const Context& context, const std::string& name);

/// Gives up on a path or a file's name that is no lesson; returns when `name` looks like neither.
/// @throws Failure naming the lesson, the trace or the option that was meant
void refuse_path(const lessons::Catalogue& catalogue, const std::string& name);

/// Gives up on a name with a slash or an ending that nothing else explains; returns when it has neither.
/// @throws Failure
void refuse_missing_file(const std::string& name);

}  // namespace cli
