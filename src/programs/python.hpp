// A program as Python source, for CPython.
#pragma once

#include <string>

#include "programs/program.hpp"

namespace programs {

/// The listing, for a well-formed program. Every node of `program` is given its line in it.
std::string to_python(Program& program);

/// A delay in seconds as the listing has it: "0.25"; "None" below 0.
std::string seconds(std::int64_t microseconds);

}  // namespace programs
