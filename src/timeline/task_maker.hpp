// What created a task: asyncio.run, gather, create_task, or asyncio itself, to close a generator.
#pragma once

#include "timeline/claims.hpp"
#include "timeline/model.hpp"

namespace timeline {

/// "made by main() with gather, line 6": key "maker.run", "maker.gather", "maker.create_task", "maker.closing" or, if the
/// trace does not tell, "maker.unknown". About: `co` is the task's outermost lane, `by` what created it, `number` the task.
Statement task_maker(const Timeline& timeline, const trace::Events& events, trace::Id task);

}  // namespace timeline
