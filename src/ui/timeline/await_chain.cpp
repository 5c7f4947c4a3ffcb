#include "ui/timeline/await_chain.hpp"

#include <algorithm>

namespace ui {

using timeline::LaneIndex;

const std::vector<LaneIndex>* chosen_chain(const timeline::Moment& moment, LaneIndex selected) {
  const std::vector<LaneIndex>* longest = nullptr;
  for (const LaneIndex wanted : {moment.running, selected}) {
    for (const auto& chain : moment.chains) {
      if (wanted > 0 && std::find(chain.begin(), chain.end(), wanted) != chain.end()) return &chain;
      if (longest == nullptr || chain.size() > longest->size()) longest = &chain;
    }
  }
  return longest;
}

}  // namespace ui
