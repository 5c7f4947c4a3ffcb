// Whether the numbers of a statement are such as its kind takes, and what they name is there.
#pragma once

#include "programs/program.hpp"

namespace programs {

/// Whether `node` and all nodes below it have the arguments that signature() asks for, within their ranges, objects of
/// the kinds that they use, and nodes below them only where some may be.
bool arguments_fit(const Program& program, const Node& node);

}  // namespace programs
