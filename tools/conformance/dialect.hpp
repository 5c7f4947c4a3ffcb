// Differences of older versions of CPython from the one that coro follows (3.13): statements that are left out when
// such a version judges.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "programs/program.hpp"

namespace conformance {

/// How many statements were left out, by the name of the rule.
using LeftOut = std::map<std::string, std::uint64_t>;

/// The 11 of "3.11.2".
int minor_of(const std::string& version);

/// Before 3.11 there is no asyncio.Barrier, TaskGroup, timeout: such a version cannot run the drawn programs.
inline constexpr int kOldestJudge = 11;

/// Removes from `program` the statements that `version` ("3.11.2") runs differently, and counts them.
/// docs/CONFORMANCE.md explains each rule.
void leave_out(programs::Program& program, const std::string& version, LeftOut& counts);

/// Removes all `except*`, and the groups that are raised for them, as for a version before 3.12.
void leave_out_except_star(programs::Program& program);

}  // namespace conformance
