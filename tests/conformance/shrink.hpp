// Makes a program that fails small.
#pragma once

#include <functional>

#include "program.hpp"

namespace conformance {

/// The smallest program found by taking statements out, putting what stands below a statement in its place, and
/// making numbers smaller, as long as `fails` holds, which must hold for `program`.
Program shrink(Program program, const std::function<bool(Program&)>& fails);

}  // namespace conformance
