// Makes a program that fails small.
#pragma once

#include <functional>

#include "programs/program.hpp"

namespace conformance {

/// The smallest program found by taking statements out, putting what is below a statement in its place, and
/// making numbers smaller, as long as `fails` holds, which must hold for `program`.
programs::Program shrink(programs::Program program, const std::function<bool(programs::Program&)>& fails);

}  // namespace conformance
