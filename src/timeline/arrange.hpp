// The order in which lanes stand on the screen.
#pragma once

#include "timeline/model.hpp"

namespace timeline {

/// Puts the lanes of `timeline`, which are in order of creation, depth first below their parents; sets their depth and
/// renumbers everything that names a lane. lanes[0], the thread, stays where it is.
void arrange(Timeline& timeline);

}  // namespace timeline
