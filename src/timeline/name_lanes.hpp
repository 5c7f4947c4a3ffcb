// What lanes are called, so that two lanes of one run can be told apart.
#pragma once

#include <vector>

#include "timeline/model.hpp"

namespace timeline {

/// Gives each lane its label: the name of its task if the program gave one; its function's name, with the arguments of
/// the call if lanes of this name differ in them or if they are short; with a number if labels would be equal.
void name_lanes(std::vector<Lane>& lanes);

}  // namespace timeline
