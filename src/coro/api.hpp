// asyncio's functions that wait, as a person writes them: the trace's `call`.
#pragma once

#include <cstdint>

namespace coro {

enum class Api : std::uint8_t {
  none,  ///< a program's own coroutine
  sleep,
  wait_for,
  wait,
  as_completed,
  task_group,
  timeout,
  to_thread,
  shield,
  lock_acquire,
  event_wait,
  condition_wait,
  condition_wait_for,
  semaphore_acquire,
  barrier_wait,
  barrier_reset,
  barrier_abort,
  queue_get,
  queue_put,
  queue_join,
  anext,  ///< and asend, which CPython calls so, too
  athrow,
  aclose,
};

/// Whether Python warns of one that was never awaited. What a generator gives (anext, athrow, aclose) is no coroutine there.
bool warns_when_dropped(Api api);

/// "Queue.get", as the trace has it; a literal. "" for none.
const char* name(Api api);

}  // namespace coro
