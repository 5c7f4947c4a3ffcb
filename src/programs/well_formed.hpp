// What a program must be so that it can be printed and run.
#pragma once

#include "programs/program.hpp"

namespace programs {

/// Whether a plain function may be given to to_thread: it does not touch what belongs to the loop.
bool may_work_beside(const Node& function);

/// Whether it can be printed and run: every statement has the arguments that its kind asks for, what they name exists,
/// and it is where it may be. For a program of any origin, `program.functions` may be empty.
bool well_formed(const Program& program);

}  // namespace programs
