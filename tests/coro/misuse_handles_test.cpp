// Objects that are used where they should not be: moved from, twice, by themselves, wrongly completed.
#include "misuse.hpp"

#include <memory>
#include <optional>

namespace coro {
namespace {

using namespace std::chrono_literals;
using testing::as_main;
using testing::Misuse;
using testing::nothing;
using testing::seven;
using testing::thrown_by;

using Shared = std::shared_ptr<std::optional<Task<void>>>;

Shared no_task_yet() { return std::make_shared<std::optional<Task<void>>>(); }
Co<void> awaits(Shared task) { co_await **task; }
Co<int> passes_on(Future<int> future) { co_return co_await future; }

Co<void> awaits_moved_coroutine() {
  auto a = seven();
  const auto b = std::move(a);
  co_await a;
}
Co<void> makes_task_of_moved() {
  auto a = seven();
  const auto b = std::move(a);
  create_task(std::move(a));
  co_return;
}
Co<void> awaits_task_twice() {
  auto task = create_task(seven());
  print(co_await task);
  print(co_await task);
}
Co<void> cancels_moved_task() {
  auto a = create_task(seven());
  const auto b = std::move(a);
  print(thrown_by([&a] { a.cancel(); }));
  print(thrown_by([&a] { static_cast<void>(a.done()); }));
  print(thrown_by([&a] { static_cast<void>(a.get_name()); }));
  print(thrown_by([&a] { a.add_done_callback([](const AnyTask&) {}); }));
  co_return;
}
Co<void> awaits_moved_task() {
  auto a = create_task(seven());
  const auto b = std::move(a);
  co_await a;
}
std::string sets_moved_future() {
  Future<int> a;
  const auto b = std::move(a);
  return thrown_by([&a] { a.set_result(1); }) + "; " + thrown_by([&a] { static_cast<void>(a.result()); });
}
Co<void> gathers_moved() {
  auto a = seven();
  auto b = std::move(a);
  co_await gather{std::move(a), std::move(b)};
}
Co<void> gathers_moved_future() {
  Future<int> a;
  auto b = std::move(a);
  co_await gather{a, b};
}
AsyncGenerator<int> ones() { co_yield 1; }
Co<void> asks_moved_generator() {
  auto a = ones();
  const auto b = std::move(a);
  co_await a.next();
}
Co<void> uses_moved_primitives() {
  Lock lock;
  const Lock other = std::move(lock);
  co_await lock.acquire();
  Queue<int> queue;
  const Queue<int> same = std::move(queue);
  queue.put_nowait(1);
  Event event;
  const Event kept = std::move(event);
  event.set();
  auto call = call_soon([] {});
  const auto handle = std::move(call);
  call.cancel();
  print(other.locked(), same.qsize(), kept.is_set(), handle.cancelled());
}
Co<void> sets_null_exception() {
  Future<int> future;
  future.set_exception(std::exception_ptr());
  co_await future;
}
Co<void> throws_null_into_generator() {
  auto generator = ones();
  co_await generator.next();
  co_await generator.athrow(std::exception_ptr());
}
Co<void> groups_null() {
  make_exception_group("group", {nullptr});
  co_return;
}
Co<void> cancels_itself(Shared me) {
  (*me)->cancel();
  co_await sleep(1s);
}
Co<void> awaits_one_that_cancels_itself() {
  const Shared task = no_task_yet();
  *task = create_task(cancels_itself(task));
  try {
    co_await **task;
  } catch (const CancelledError&) {
    print("cancelled");
  }
}
Co<void> awaits_one_that_awaits_itself() {
  const Shared task = no_task_yet();
  *task = create_task(awaits(task));
  co_await **task;
}
Co<void> uses_group_without_block() {
  TaskGroup group;
  group.create_task(seven());
  co_await sleep(0s);
}
Co<void> waits_for_event(Event& event) { co_await event.wait(); }
Co<void> destroys_event_that_is_waited_for() {
  auto event = std::make_unique<Event>();
  auto task = create_task(waits_for_event(*event));
  co_await sleep(0s);
  event.reset();
  task.cancel();
  try {
    co_await task;
  } catch (const CancelledError&) {
    print("cancelled");
  }
}
Co<void> throws_integer() {
  co_await sleep(1s);
  throw 42;
}
Co<void> throws_run_ended() {
  co_await sleep(1s);
  throw RunEnded{trace::Why::exit};
}
Co<void> rethrows_after_await() {
  std::exception_ptr kept;
  try {
    throw ValueError("kept");
  } catch (...) {
    kept = std::current_exception();
  }
  co_await sleep(1s);
  std::rethrow_exception(kept);
}
Co<void> acquires_twice(Lock lock) {
  co_await lock.acquire();
  co_await lock.acquire();
}
Co<void> gets_from(Queue<int> queue) { co_await queue.get(); }
Co<void> gathers_sevens() { co_await gather{seven(), seven()}; }

Co<void> cancels_in_every_state() {
  const Future<int> future;
  auto inner = create_task(seven());
  const std::vector<AnyTask> tasks{create_task(seven()),
                                   create_task(passes_on(future)),
                                   inner,
                                   create_task(passes_on(inner)),
                                   create_task(gathers_sevens()),
                                   create_task(acquires_twice(Lock())),
                                   create_task(gets_from(Queue<int>())),
                                   create_task(nothing())};
  for (int turn = 0; turn < 3; ++turn) co_await sleep(0s);
  auto never_started = create_task(seven());
  never_started.cancel();
  for (const AnyTask& task : tasks) {
    task.cancel();
    task.cancel();
  }
  for (int turn = 0; turn < 4; ++turn) co_await sleep(0s);
  std::string states;
  for (const AnyTask& task : tasks) states += task.cancelled() ? "c" : task.done() ? "d" : "p";
  print(states, never_started.cancelled(), future.cancelled());
}

class MisusedHandles : public testing::MisuseTest {};
TEST_P(MisusedHandles, has_a_clear_outcome) { expect_outcome(); }

constexpr const char* kReused = "RuntimeError: cannot reuse already awaited coroutine; error";

INSTANTIATE_TEST_SUITE_P(
    Cases, MisusedHandles,
    ::testing::Values(
        Misuse{"await_moved_from", as_main(awaits_moved_coroutine), kReused},
        Misuse{"create_task_moved_from", as_main(makes_task_of_moved), kReused},
        Misuse{"await_task_twice", as_main(awaits_task_twice), "7; 7; ok"},
        Misuse{"moved_from_task_cancel", as_main(cancels_moved_task),
               "RuntimeError: the handle was moved from; RuntimeError: the handle was moved from; RuntimeError: the "
               "handle was moved from; RuntimeError: the handle was moved from; ok"},
        Misuse{"moved_from_task_await", as_main(awaits_moved_task), "RuntimeError: the handle was moved from; error"},
        Misuse{"moved_from_future_set", sets_moved_future,
               "RuntimeError: the handle was moved from; RuntimeError: the handle was moved from"},
        Misuse{"gather_moved_from", as_main(gathers_moved), kReused},
        Misuse{"gather_moved_from_future", as_main(gathers_moved_future),
               "RuntimeError: the handle was moved from; error"},
        Misuse{"moved_from_generator", as_main(asks_moved_generator), "RuntimeError: the handle was moved from; error"},
        Misuse{"moved_from_primitives", as_main(uses_moved_primitives), "True 1 True True; ok"},
        Misuse{"co_throws_null_ptr", as_main(sets_null_exception), "TypeError: invalid exception object; error"},
        Misuse{"athrow_null_ptr", as_main(throws_null_into_generator),
               "TypeError: exceptions must be classes or instances deriving from BaseException, not NoneType; error"},
        Misuse{"group_of_null_ptr", as_main(groups_null),
               "ValueError: Item 0 of second argument (exceptions) is not an exception; error"},
        Misuse{"cancel_self", as_main(awaits_one_that_cancels_itself), "cancelled; ok"},
        Misuse{"await_self", as_main(awaits_one_that_awaits_itself),
               "RuntimeError: Task cannot await on itself: <Task pending name='Task-2'>; error"},
        Misuse{"group_used_after", as_main(uses_group_without_block),
               "RuntimeError: TaskGroup <TaskGroup> has not been entered; error"},
        Misuse{"event_destroyed_while_waited", as_main(destroys_event_that_is_waited_for), "cancelled; ok"},
        Misuse{"co_throws_int", as_main(throws_integer), "unknown: ; error"},
        Misuse{"co_throws_runended", as_main(throws_run_ended), "exit"},
        Misuse{"await_in_catch", as_main(rethrows_after_await), "ValueError: kept; error"},
        Misuse{"cancel_every_state", as_main(cancels_in_every_state), "cccccccd True True; ok"}),
    testing::name_of);

}  // namespace
}  // namespace coro
