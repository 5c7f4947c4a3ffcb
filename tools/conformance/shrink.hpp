// Shrinks a failing program.
#pragma once

#include <functional>

#include "programs/program.hpp"

namespace conformance {

/// The smallest program found by removing statements, replacing a statement by those below it, and
/// making numbers smaller, while `fails` is true; it must be true for `program`.
programs::Program shrink(programs::Program program, const std::function<bool(programs::Program&)>& fails);

}  // namespace conformance
