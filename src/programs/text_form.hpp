// A program as text that a person can read and edit, and that files keep: one node a line, indented below its parent.
//
//   coroutine
//     spawn 2 1 0
//     join 2
//   coroutine
//     sleep 1000000
#pragma once

#include <string>
#include <string_view>

#include "programs/program.hpp"

namespace programs {

/// The objects, then the functions; "spawn 2 4 1" is a statement with its arguments. Lines of the listing are not kept.
std::string write(const Program& program);

/// What write() has written. Lines that begin with # and empty lines are left out. The program need not be well formed.
/// @throws std::invalid_argument naming the line that is wrong
Program read(std::string_view text);

}  // namespace programs
