// Holds many trace files against the rules of docs/TRACE.md in one process: `coroscope check` takes one at a time.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace conformance {

/// How many of the files are no valid traces. What is wrong with them is written to `out`.
std::size_t check_traces(const std::vector<std::string>& files, std::ostream& out);

}  // namespace conformance
