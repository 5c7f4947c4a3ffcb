// A program that uses every primitive, in parts; a part that throws does not end the others.
#pragma once

#include <optional>
#include <vector>

#include "coro/asyncio.hpp"
#include "coro/except_star.hpp"

namespace coro::testing {

using namespace std::chrono_literals;

inline Co<int> after(Seconds delay, int value) {
  co_await sleep(delay);
  co_return value;
}
inline Co<int> throws_after(Seconds delay) {
  co_await sleep(delay);
  throw ValueError("value");
}
inline Co<void> waits_forever() { co_await Future<void>(); }

inline Co<void> uses_tasks() {
  auto named = create_task(after(1ms, 1), "named");
  auto done = create_task(after(2ms, 2));
  done.add_done_callback([](const AnyTask& task) { print(task.get_name()); });
  done.add_done_callback([](const AnyTask&) {});
  auto lost = create_task(waits_forever());
  lost.set_name("lost");
  auto first = create_task(sleep(1ms));
  co_await first;
  co_await named;
  print(co_await done, all_tasks().size());
  lost.cancel();
  try {
    co_await lost;
  } catch (const CancelledError&) {
    print("cancelled");
  }
  static_cast<void>(after(1ms, 3));  // never awaited
}

inline Co<int> waits_for(Future<int> future) { co_return co_await future; }

inline Co<void> uses_futures() {
  Future<int> future;
  auto one = create_task(waits_for(future));
  auto two = create_task(waits_for(future));
  const Callback* removed = future.add_done_callback([](const Future<int>&) { print("never"); });
  co_await sleep(0s);
  future.remove_done_callback(removed);
  call_soon([future] { future.set_result(1); });
  print(co_await one, co_await two);
  Future<int> failing;
  failing.set_exception(ValueError("future"));
  try {
    co_await failing;
  } catch (const ValueError& error) {
    print(error.text());
  }
}

inline Co<void> uses_gather() {
  std::vector<Co<int>> several;
  for (int i = 0; i < 3; ++i) several.push_back(after(1ms, i));
  const std::vector<int> results = co_await gather{std::move(several)};
  print(results);
  co_await gather{return_exceptions, after(1ms, 1), throws_after(1ms)};
  const auto [number, text] = co_await gather{after(1ms, 1), sleep(1ms, std::string("text"))};
  print(number, text);
  gather whole{after(5ms, 1), after(5ms, 2)};
  whole.cancel();
  try {
    co_await whole;
  } catch (const CancelledError&) {
    print("gather cancelled");
  }
}

inline Co<void> uses_limits() {
  const auto inner = create_task(after(5ms, 1));
  auto shielded = shield(inner);
  shielded.cancel();
  try {
    co_await wait_for(after(1s, 1), 1ms);
  } catch (const TimeoutError&) {
    print("timed out");
  }
  try {
    co_await wait_for(inner, 0s);
  } catch (const TimeoutError&) {
    print("at once");
  }
  Timeout limit = timeout(1ms);
  auto block = [](Timeout deadline) -> Body<> {
    deadline.reschedule(loop_time() + 2ms);
    co_await sleep(1s);
  };
  try {
    co_await async_with(limit, block);
  } catch (const TimeoutError&) {
    print(limit.expired());
  }
}

inline Co<void> uses_wait() {
  std::vector<Task<int>> tasks;
  for (int i = 1; i < 4; ++i) tasks.push_back(create_task(after(Seconds(i * 0.001), i)));
  const WaitOptions first{.timeout = 5s, .return_when = FIRST_COMPLETED};
  const auto waited = co_await wait(tasks, first);
  print(waited.done.size(), waited.pending.size());
  for (auto earliest : as_completed(tasks, 5s)) print(co_await earliest);
  const auto rest = as_completed(tasks);
  while (auto next = co_await rest.next()) print(next->result());
}

inline Co<void> uses_a_group() {
  auto block = [](TaskGroup group) -> Body<> {
    group.create_task(throws_after(1ms));
    group.create_task(after(2ms, 1));
    group.create_task(waits_forever());
    co_await sleep(1s);
  };
  std::exception_ptr thrown;
  try {
    co_await async_with(TaskGroup(), block);
  } catch (const ExceptionGroup&) {
    thrown = std::current_exception();
  }
  ExceptStar parts(thrown);
  if (const auto errors = parts.take<ValueError>()) print(errors->exceptions().size());
  parts.end();
}

inline Co<void> holds(Lock lock, Semaphore semaphore) {
  const auto held = co_await async_with(lock);
  co_await semaphore.acquire();
  co_await sleep(1ms);
  semaphore.release();
}
inline Co<void> meets(Barrier barrier, Event event) {
  print(co_await barrier.wait());
  co_await event.wait();
}
inline Co<void> is_notified(Condition condition) {
  const auto held = co_await async_with(condition);
  co_await condition.wait();
}

inline Co<void> uses_locks() {
  Lock lock;
  Semaphore semaphore(1);
  co_await gather{holds(lock, semaphore), holds(lock, semaphore), holds(Lock(), semaphore)};
  Barrier barrier(2);
  Event event;
  auto meeting = create_task(meets(barrier, event));
  co_await barrier.wait();
  event.set();
  co_await meeting;
  Condition condition;
  auto notified = create_task(is_notified(condition));
  co_await sleep(0s);
  {
    const auto held = co_await async_with(condition);
    condition.notify_all();
  }
  co_await notified;
}

template <class Q>
Co<void> produces(Q queue) {
  for (int i = 3; i > 0; --i) co_await queue.put(i);
}
template <class Q>
Co<void> consumes(Q queue) {
  for (int i = 0; i < 3; ++i) {
    print(co_await queue.get());
    queue.task_done();
  }
}

inline Co<void> uses_queues() {
  Queue<int> fifo(1);
  co_await gather{produces(fifo), consumes(fifo)};
  co_await fifo.join();
  PriorityQueue<int> smallest;
  co_await gather{produces(smallest), consumes(smallest)};
  LifoQueue<int> last(2);
  co_await gather{produces(last), consumes(last)};
  auto waiting = create_task(consumes(fifo));
  co_await sleep(0s);
  fifo.shutdown();
  try {
    co_await waiting;
  } catch (const QueueShutDown&) {
    print("shut down");
  }
}

inline AsyncGenerator<int, int> counts() {
  for (int i = 0; i < 5; ++i) {
    if (const auto sent = co_yield i) print("sent", *sent);
    co_await sleep(1ms);
  }
}

inline Co<void> uses_generators() {
  auto numbers = counts();
  print(*co_await numbers.next());
  print(co_await numbers.asend(7));
  print(co_await anext(numbers));
  co_await numbers.aclose();
  auto failing = counts();
  co_await failing.next();
  try {
    co_await failing.athrow(ValueError("thrown"));
  } catch (const ValueError&) {
    print("thrown");
  }
  auto dropped = counts();
  co_await dropped.next();
}

inline int plain(Here here = {}) {
  Call call(here);
  block(1ms);
  return call.returns(1);
}

inline Co<void> uses_callbacks_and_threads() {
  auto never = call_later(5s, [] { print("never"); });
  call_at(loop_time() + 1ms, [] { print("at"); });
  never.cancel();
  const auto work = [] {
    block(1ms);
    print("thread");
    return 1;
  };
  print(co_await to_thread(work), plain());
}

/// Goes on after a part that failed: what that left behind must be in order.
inline Co<void> every_primitive() {
  std::vector<Co<void>> parts;
  parts.push_back(uses_tasks());
  parts.push_back(uses_futures());
  parts.push_back(uses_gather());
  parts.push_back(uses_limits());
  parts.push_back(uses_wait());
  parts.push_back(uses_a_group());
  parts.push_back(uses_locks());
  parts.push_back(uses_queues());
  parts.push_back(uses_generators());
  parts.push_back(uses_callbacks_and_threads());
  for (Co<void>& part : parts) {
    try {
      co_await std::move(part);
    } catch (const Exception&) {  // what the missing memory led to
    } catch (const std::bad_alloc&) {
    } catch (const BaseExceptionGroup&) {
    }
  }
}

}  // namespace coro::testing
