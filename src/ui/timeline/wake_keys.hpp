// From a wait to what ends it, and back, by a key.
#pragma once

#include <vector>

#include "ui/state.hpp"

namespace ui {

/// From the wait of `lane` at the playhead: the playhead goes to where it ends, and what ends it is selected. If it names
/// no lane: from that of the lane that runs, else of the one that is woken next.
void go_to_waker(const Model& model, LaneRef lane, State& state, std::vector<Action>& actions);

/// Back to the wait; from where no wait was left, to one that `lane` has ended.
void go_to_woken(const Model& model, LaneRef lane, State& state, std::vector<Action>& actions);

}  // namespace ui
