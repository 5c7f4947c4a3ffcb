// Errors for file names where a lesson or a trace is expected: what the user may have meant, and what to type.
#pragma once

#include <string>

#include "shell/cli/context.hpp"

namespace cli {

/// Rejects a Python file, which must be recorded first. @throws Failure that says how
void refuse_python(const Context& context, const std::string& name);

/// Rejects the name of a picture that is to be made. @throws Failure that says where it stands
void refuse_picture(const lessons::Catalogue& catalogue, const std::string& name);

/// Rejects a path or a file name that is not a lesson; returns if `name` looks like neither.
/// @throws Failure that names the lesson, the trace or the option that was meant
void refuse_path(const lessons::Catalogue& catalogue, const std::string& name);

/// Rejects any other name with a slash or an ending; returns if it has neither.
/// @throws Failure
void refuse_missing_file(const std::string& name);

}  // namespace cli
