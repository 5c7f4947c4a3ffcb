// asyncio's functions that wait, as a program writes them: `call` in the trace.
#pragma once

#include <cstdint>

namespace coro {

enum class Api : std::uint8_t {
  none,  ///< a coroutine of the program
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
  anext,  ///< and asend, which has the same name in CPython
  athrow,
  aclose,
};

/// Whether Python warns about one that was never awaited. What a generator returns (anext, athrow, aclose) is not a
/// coroutine there.
bool warns_when_dropped(Api api);

/// "Queue.get", as in the trace; a literal. "" for none.
const char* name(Api api);

}  // namespace coro
