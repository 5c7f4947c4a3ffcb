// How tasks that wait for tasks are told beside those that wait for something else, so that all sentences of a moment
// count the same tasks.
#pragma once

#include <string>

#include "timeline/claims.hpp"
#include "timeline/facts.hpp"

namespace timeline {

/// What the key of a sentence about the tasks that wait for something other than a task ends with: "_for" if one task
/// (`other`) waits for all of them, "_of" if it waits for `most` of them, "_more" if `most` tasks wait for tasks, "" if none
/// does. Sets these members of `about`.
std::string with_task_waits(const Facts& facts, About& about);

}  // namespace timeline
