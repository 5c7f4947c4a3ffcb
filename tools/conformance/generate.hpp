// Draws random programs. The same seed gives the same program with every compiler.
#pragma once

#include <cstdint>

#include "programs/program.hpp"

namespace conformance {

/// The program of this seed. It ends in bounded time: functions call only later ones, loops are small, and no more
/// than a few hundred statements are run. A task only waits for tasks of later functions, so that none waits for
/// itself over others.
programs::Program generate(std::uint64_t seed);

}  // namespace conformance
