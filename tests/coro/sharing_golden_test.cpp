// tests/golden/sharing.py, barrier.py and threads.py: locks, semaphores, events, conditions, queues and barriers that
// tasks share, and threads beside them.
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "golden.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

namespace sharing_program {
template <class L>
Co<void> holds(L lock, std::string name, Seconds delay, Here = {}, Definition = {"holds", 2}) {
  {
#line 3
    const auto held = co_await async_with(lock);
#line 4
    print(name, "in");
    co_await sleep(delay);
  }
#line 6
  print(name, "out");
}
Co<void> locks(Here = {}) {
  const Lock lock;
  std::vector<Task<void>> tasks;
#line 9
  for (const char* name : {"a", "b", "c"}) tasks.push_back(create_task(holds(lock, name, 1s)));
#line 10
  co_await sleep(0.5s);
  tasks[1].cancel();
  co_await gather{return_exceptions, tasks};
}
Co<void> semaphores(Here = {}) {
#line 14
  co_await gather{holds(Semaphore(2), "d", 1s), holds(Semaphore(2), "e", 1s)};
  const BoundedSemaphore semaphore(2);
#line 16
  co_await gather{holds(semaphore, "f", 3s), holds(semaphore, "g", 1s), holds(semaphore, "h", 1s)};
}
Co<void> awaits(Event event, Here = {}) {
#line 18
  co_await event.wait();
  print("set");
}
Co<void> events(Here = {}) {
  const Event event;
#line 22
  const auto first = create_task(awaits(event));
#line 22
  const auto second = create_task(event.wait());
#line 23
  co_await sleep(1s);
  event.set();
  event.clear();
  co_await first;
  co_await second;
}
using Items = std::shared_ptr<std::vector<int>>;
Co<void> consumes(Condition condition, Items items, Here = {}) {
#line 29
  const auto held = co_await async_with(condition);
  const auto filled = [items] { return !items->empty(); };
#line 30
  co_await condition.wait_for(filled);
  const int item = items->back();
  items->pop_back();
#line 31
  print("takes", item);
}
Co<void> is_notified(Condition condition, Here = {}) {
#line 33
  const auto held = co_await async_with(condition);
#line 34
  co_await condition.wait();
  print("notified");
}
Co<void> conditions(Here = {}) {
  const Condition condition;
  const Items items = std::make_shared<std::vector<int>>();
#line 39
  const auto first = create_task(consumes(condition, items));
#line 39
  const auto second = create_task(is_notified(condition));
#line 40
  co_await sleep(1s);
  {
#line 41
    const auto held = co_await async_with(condition);
    items->push_back(1);
    condition.notify_all();
#line 44
    co_await sleep(1s);
  }
#line 45
  co_await gather{first, second};
}
template <class Q>
Co<void> produces(Q queue, Here = {}, Definition = {"produces", 46}) {
  for (const int item : {2, 3, 1}) {
#line 48
    co_await queue.put(item);
  }
#line 49
  co_await queue.join();
  print("joined");
}
template <class Q>
Co<void> works(Q queue, Here = {}, Definition = {"works", 51}) {
  while (true) {
#line 53
    const int item = co_await queue.get();
    co_await sleep(1s);
    print("got", item);
    queue.task_done();
  }
}
template <class Q>
Co<void> passes_on(Q queue, Here = {}, Definition = {"passes_on", 57}) {
#line 58
  const auto worker = create_task(works(queue));
  co_await produces(queue);
  worker.cancel();
  try {
#line 62
    co_await worker;
  } catch (const CancelledError&) {
#line 64
    print("stopped");
  }
}
Co<void> main(Here = {}) {
#line 66
  co_await locks();
  co_await semaphores();
  co_await events();
  co_await conditions();
  co_await passes_on(Queue<int>(1));
  co_await passes_on(LifoQueue<int>(2));
  co_await passes_on(PriorityQueue<int>());
}
}  // namespace sharing_program

TEST(Golden, sharing) {
#line 73
  expect_golden("sharing", [] { run(sharing_program::main()); },
                {{"holds", 2},
                 {"locks", 7},
                 {"semaphores", 13},
                 {"awaits", 17},
                 {"events", 20},
                 {"consumes", 28},
                 {"is_notified", 32},
                 {"conditions", 36},
                 {"produces", 46},
                 {"works", 51},
                 {"passes_on", 57},
                 {"main", 65},
                 {"Event.wait", 22}});
}

namespace barrier_program {
Co<void> comes(Barrier barrier, Seconds delay, Here = {}) {
#line 3
  co_await sleep(delay);
  const int number = co_await barrier.wait();
  print("through", number);
  co_await async_with(barrier);
  print("again");
}
Co<void> main(Here = {}) {
  const Barrier barrier(2);
#line 10
  co_await gather{comes(barrier, 1s), comes(barrier, 2s)};
}
}  // namespace barrier_program

TEST(Golden, barrier) {
#line 11
  expect_golden("barrier", [] { run(barrier_program::main()); }, {{"comes", 2}, {"main", 8}});
}

namespace threads_program {
int work(const std::string& name, Seconds delay) {
#line 3
  print(name, "begins");
  block(delay);
  print(name, "ends");
#line 6
  return static_cast<int>(delay.count());
}
void fails() {
#line 8
  block(1s);
  throw ValueError("fails");
}
Co<void> awaits(std::string name, Seconds delay, Here = {}) {
  const auto call = [name, delay] { return work(name, delay); };
#line 11
  const int result = co_await to_thread(call);
#line 11
  print(result);
}
Co<void> gives_up(Here = {}) {
#line 13
  const auto task = create_task(awaits("c", 4s));
  co_await sleep(1s);
  task.cancel();
  try {
#line 17
    co_await task;
  } catch (const CancelledError&) {
#line 19
    print("cancelled");
  }
}
Co<void> main(Here = {}) {
#line 21
  co_await awaits("a", 2s);
  co_await gather{awaits("b", 3s), sleep(1s)};
  try {
#line 24
    co_await to_thread(fails);
  } catch (const ValueError& error) {
#line 26
    print(error);
  }
#line 27
  co_await gives_up();
  block(1s);
  print("main ends");
}
}  // namespace threads_program

TEST(Golden, threads) {
#line 30
  expect_golden("threads", [] { run(threads_program::main()); },
                {{"awaits", 10}, {"gives_up", 12}, {"main", 20}, {"sleep", 22}});
}

}  // namespace
}  // namespace coro
