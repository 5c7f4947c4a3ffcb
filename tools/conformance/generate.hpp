// Draws random programs. The same seed gives the same program with every compiler.
#pragma once

#include <cstdint>

#include "programs/program.hpp"

namespace conformance {

/// The program of this seed. It ends in bounded time: functions call only later ones, loops are small, and at most a
/// few hundred statements are run. A task only waits for tasks of later functions, so that there is no cycle of waiting
/// tasks.
programs::Program generate(std::uint64_t seed);

}  // namespace conformance
