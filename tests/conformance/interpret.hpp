// Runs a program on coro, on virtual time.
#pragma once

#include <string>

#include "program.hpp"

namespace conformance {

/// What a run did, in the words of judge.py: "nanoseconds text" for each print, then "end WHY".
/// The program must have been printed: its lines are those of the listing.
std::string interpret(const Program& program);

}  // namespace conformance
