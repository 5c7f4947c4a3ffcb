// Whether the arguments of a statement are in range, and the things they refer to exist.
#pragma once

#include "programs/program.hpp"

namespace programs {

/// Whether `node` and all nodes below it have the arguments of signature(), within their ranges, objects of the right
/// kinds, and nodes below them only where allowed.
bool arguments_fit(const Program& program, const Node& node);

}  // namespace programs
