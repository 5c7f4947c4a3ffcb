// A run of which only the beginning is known: what follows a position does not exist in it, so that nothing that is made
// from it can tell.
#pragma once

#include "player/open_run.hpp"
#include "timeline/position.hpp"

namespace player {

/// The events of `run` up to `limit`, with their timeline: lanes, tasks, output, stop points and marks that are made
/// later are not in it, and what has not ended is as long as it is known. It ends at `limit` or, if that is earlier, with
/// the run. Its texts are those of `run`, which must outlive it.
OpenRun cut_run(const OpenRun& run, timeline::Position limit);

/// Whether anything of `run` lies beyond `limit`.
bool is_cut(const OpenRun& run, timeline::Position limit);

/// The lane of `run` for a lane of another run that has the same beginning; kNoLane: it is not there yet.
timeline::LaneIndex same_lane(const timeline::Timeline& in, const timeline::Lane& lane);

}  // namespace player
