// What the narration says of the latest step, if that is a task's: created, started, suspended, woken, cancelled, ended.
#pragma once

#include "timeline/claims.hpp"
#include "timeline/facts.hpp"

namespace timeline {

/// The statement about an event whose kind is task.*.
Statement task_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                         const trace::Event& event);

}  // namespace timeline
