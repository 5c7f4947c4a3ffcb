// What a program must be so that it can be printed and run.
#pragma once

#include "programs/program.hpp"

namespace programs {

/// Whether a plain function may be given to to_thread: it does not touch what belongs to the loop.
bool may_work_beside(const Node& function);

/// Whether it can be printed and run: every statement has the arguments that its kind asks for, what they name exists,
/// and it is where it may be. Takes any tree, an empty one as well. It does not say that the program ends.
bool well_formed(const Program& program);

}  // namespace programs
