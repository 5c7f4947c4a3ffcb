// The lines that words name are those of the listing on the screen; a trace's are the Python listing's.
#pragma once

#include <cstdint>
#include <span>

#include "timeline/claims.hpp"

namespace timeline {

/// For each line of the trace's listing the line of the shown one, 0 for none; empty: they are the same.
using ShownLines = std::span<const std::uint32_t>;

/// The line of the shown listing for `line` of the trace's; 0: none.
std::uint32_t shown_line(ShownLines lines, std::uint32_t line);

/// `said` with the shown line. If the shown listing does not have it, the sentence that says the same without a line;
/// its key is "" if there is none.
Statement in_shown_lines(Statement said, ShownLines lines);

}  // namespace timeline
