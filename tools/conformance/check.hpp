// Checks many trace files by the rules of docs/TRACE.md in one process: `coroscope check` takes one at a time.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace conformance {

/// The number of files that are not valid traces. Their errors are written to `out`.
std::size_t check_traces(const std::vector<std::string>& files, std::ostream& out);

}  // namespace conformance
