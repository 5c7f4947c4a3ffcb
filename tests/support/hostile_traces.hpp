// Traces that are valid and that nobody would want to see: as wide, as deep, as long as the format allows.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ui_test {

/// How much of everything.
struct HostileSize {
  int tasks = 300;  ///< each a lane
  int depth = 200;  ///< of the chain of awaits, each a lane
};

/// Text of a trace: so many tasks at once, with ids, delays and names of every length.
std::string wide_trace(int tasks);
/// Text of a trace: one task that awaits so deep.
std::string deep_trace(int depth);
/// Text of a trace: instants up to 2^63 - 1 ns, delays up to 1e308 s, the greatest numbers of turns and lines.
std::string long_trace();
/// Text of a trace: prints of every character, of long lines, of no end of line.
std::string loud_trace();

/// All of them, written into `folder`, and tests/trace/every_kind.jsonl.
std::vector<std::filesystem::path> hostile_traces(const std::filesystem::path& folder, HostileSize size);

}  // namespace ui_test
