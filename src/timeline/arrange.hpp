// The order of the lanes on the screen.
#pragma once

#include "timeline/model.hpp"

namespace timeline {

/// Puts the lanes of `timeline`, which are in order of creation, depth first below their parents; sets their depth and
/// renumbers all lane indices. lanes[0], the thread, stays first.
void arrange(Timeline& timeline);

}  // namespace timeline
