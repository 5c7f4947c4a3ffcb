// A program as text for reading, editing and storing: one node a line, indented below its parent.
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

/// The objects, then the functions; "spawn 2 4 1" is a statement with its arguments. The lines of the listing are not
/// written.
std::string write(const Program& program);

/// Parses the output of write(). Lines that begin with # and empty lines are ignored. The program need not be well
/// formed.
/// @throws std::invalid_argument that names the invalid line
Program read(std::string_view text);

}  // namespace programs
