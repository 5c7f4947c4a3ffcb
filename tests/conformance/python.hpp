// A program as Python source, for CPython.
#pragma once

#include <string>

#include "program.hpp"

namespace conformance {

/// The listing. Every node of `program` learns the line at which it stands.
std::string to_python(Program& program);

/// A delay in seconds as the listing has it: "0.25"; "None" below 0.
std::string seconds(std::int64_t microseconds);

}  // namespace conformance
