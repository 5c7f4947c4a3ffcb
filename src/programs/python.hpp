// A program as Python source, for CPython.
#pragma once

#include <string>

#include "programs/program.hpp"

namespace programs {

/// The listing, for a well-formed program. Sets the line of every node of `program`.
std::string to_python(Program& program);

/// A delay in seconds as in the listing: "0.25"; "None" below 0.
std::string seconds(std::int64_t microseconds);

}  // namespace programs
