// The conditions for printing and running a program.
#pragma once

#include "programs/program.hpp"

namespace programs {

/// Whether a plain function may be given to to_thread: it does not use objects of the loop.
bool may_work_beside(const Node& function);

/// Whether it can be printed and run: every statement has valid arguments, the things they refer to exist, and it is at
/// an allowed place. Accepts any tree, also an empty one. Says nothing about termination.
bool well_formed(const Program& program);

}  // namespace programs
