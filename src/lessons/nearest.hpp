// Suggests similar names for a name that was not found.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lessons {

/// How many insertions, deletions or replacements of letters turn one into the other; a swap of neighbours counts as
/// one.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidates nearest to `name`, nearest first, at most `most`; only those that are similar enough. Case does not
/// matter, and a candidate that begins with `name` is always near.
std::vector<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates,
                                 std::size_t most = 3);

}  // namespace lessons
