// What the event loop panel says at a moment: what holds the thread, which tasks are ready, which wait and for what.
#pragma once

#include <optional>
#include <vector>

#include "timeline/claims.hpp"
#include "timeline/model.hpp"
#include "timeline/moment.hpp"

namespace timeline {

/// A statement about a lane in this state, if it is about one.
struct LoopStatement {
  Statement said;
  std::optional<State> state = {};
};

/// What holds the thread, or why nothing does.
LoopStatement thread_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment);

/// Whether the panel has something to say of queue, timers and tasks: "" if so, else the key of the sentence that says
/// that there is no event loop, in this program or now.
Statement no_loop_statement(const Timeline& timeline, const Moment& moment);

/// What the ready queue has, the timers, and the other waits; not more than `most`.
std::vector<LoopStatement> ready_statements(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                                            std::size_t most);
std::vector<LoopStatement> timer_statements(const Moment& moment, std::size_t most);
std::vector<LoopStatement> wait_statements(const trace::Events& events, const Moment& moment, std::size_t most);
/// The tasks that exist, each with its chain of awaits.
std::vector<LoopStatement> task_statements(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                                           std::size_t most);

/// What a task that exists does: its chain of awaits, of which `co` is the innermost. Key "hover.task_now".
Statement task_now(const Timeline& timeline, const Moment& moment, trace::Id task);

}  // namespace timeline
