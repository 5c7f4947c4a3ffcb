// How much of a run was followed: played or stepped through, without leaving anything out.
#pragma once

#include <algorithm>

#include "timeline/position.hpp"

namespace player {

class Followed {
 public:
  /// Another source was opened: nothing of it was followed yet.
  void begin() { to_ = {}; }

  /// The playhead went from one position to the other, through all that is between them. From beyond what was followed,
  /// after a jump, that counts nothing.
  void went(timeline::Position from, timeline::Position to) {
    if (from <= to_) to_ = std::max(to_, to);
  }

  /// Whether everything before `end` was followed.
  [[nodiscard]] bool reached(timeline::Position end) const { return end <= to_; }

 private:
  timeline::Position to_;
};

}  // namespace player
