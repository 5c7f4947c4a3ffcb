// For a name that was not found: which names may have been meant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lessons {

/// How many letters must be put in, left out or exchanged to turn one into the other; a swap of neighbours counts once.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidates nearest to `name`, nearest first, at most `most`; only those that share enough with it to have been
/// meant. Case makes no difference, and a candidate that begins with `name` is always near.
std::vector<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates,
                                 std::size_t most = 3);

}  // namespace lessons
