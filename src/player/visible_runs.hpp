// Which runs lie under the one ruler.
#pragma once

#include <cstddef>
#include <vector>

namespace player {

/// All of `count` runs when they are compared, else the selected one, by their indices.
inline std::vector<std::size_t> visible_runs(std::size_t count, bool compare, std::size_t selected) {
  std::vector<std::size_t> runs;
  for (std::size_t run = 0; run < count; ++run) {
    if (compare || run == selected) runs.push_back(run);
  }
  return runs;
}

}  // namespace player
