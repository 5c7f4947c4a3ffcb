// asyncio.run: runs a coroutine on the loop, from plain code, until `main` has ended.
#pragma once

#include <concepts>
#include <utility>

#include "coro/scheduler.hpp"
#include "coro/sleep.hpp"

namespace coro {

/// The running scheduler's run(). Without one: on a new scheduler, in real time, without recording.
template <class C>
requires detail::CoroutineObject<C> || std::derived_from<C, AnyFuture>
auto run(C co, Here here = {}) {
  if (Scheduler* scheduler = Scheduler::current()) return scheduler->run(std::move(co), here);
  Scheduler scheduler({.clock = ClockKind::real_time});
  return scheduler.run(std::move(co), here);
}
/// run(sleep(3s)).
inline void run(Sleep sleep, Here here = {}) { run(detail::sleeping(sleep.take()), here); }

}  // namespace coro
