// tests/golden/waiting.py: timeouts, groups, shields and waits for several, in time, too late, failing and cancelled.
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "golden.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

namespace waiting_program {
Co<void> work(std::string name, Seconds delay, Here = {}) {
#line 3
  co_await sleep(delay);
  print(name, "done");
}
Co<void> bad(Seconds delay, Here = {}) {
#line 6
  co_await sleep(delay);
  throw ValueError("bad");
}
Co<void> in_time(Here = {}) {
#line 9
  co_await async_with(timeout(2s), []() -> Body<> {
#line 10
    co_await work("a", 1s);
  });
}
Co<void> out_of_time(Here = {}) {
#line 12
  co_await async_with(timeout(1s), []() -> Body<> {
#line 13
    co_await work("b", 5s);
  });
}
Co<void> passes(Here = {}) {
#line 15
  co_await async_with(timeout(3s), []() -> Body<> {
    co_await work("c", 1s);
    co_await bad(1s);
  });
}
Co<void> group(Here = {}) {
#line 19
  co_await async_with(TaskGroup(), [](TaskGroup& tasks) -> Body<> {
    tasks.create_task(work("d", 3s));
    tasks.create_task(bad(1s));
    co_await work("e", 0.5s);
  });
}
Co<void> leaves_group(Here = {}) {
#line 24
  co_await async_with(TaskGroup(), [](TaskGroup& tasks) -> Body<> {
    tasks.create_task(work("f", 3s));
    tasks.create_task(sleep(4s));
    throw ValueError("body");
    co_return;  // makes it a coroutine
  });
}
Co<void> slow_group(Here = {}) {
#line 29
  co_await async_with(TaskGroup(), [](TaskGroup& tasks) -> Body<> {
    tasks.create_task(work("g", 3s));
    tasks.create_task(work("h", 2s));
    co_return;
  });
}
Co<void> behind_shield(Task<void> task, Here = {}) {
#line 33
  co_await shield(task);
}
template <Awaitable A>
Co<void> expect(A coroutine, Here = {}, Definition = {"expect", 34}) {
  try {
#line 36
    co_await std::move(coroutine);
  } catch (const Exception& error) {
#line 38
    print(error);
  }
}
Co<void> several(Here = {}) {
#line 40
  const auto first = create_task(work("i", 2s));
#line 40
  const auto second = create_task(work("j", 1s));
  const std::vector<Task<void>> tasks{first, second};
#line 41
  co_await wait(tasks, {.return_when = FIRST_COMPLETED});
  co_await wait(tasks, {.timeout = 0.5s});
#line 43
  for (auto earliest : as_completed(tasks)) {
#line 44
    co_await std::move(earliest);
  }
}
Co<void> cancelled(Co<void> coroutine, Here = {}) {
#line 46
  const auto task = create_task(std::move(coroutine));
  co_await sleep(1s);
  task.cancel();
  try {
#line 50
    co_await task;
  } catch (const CancelledError&) {
#line 52
    print("cancelled");
  }
}
Co<void> main(Here = {}) {
#line 54
  co_await in_time();
  co_await expect(out_of_time());
  co_await expect(passes());
  co_await expect(group());
  co_await expect(leaves_group());
  co_await cancelled(slow_group());
  const auto task = create_task(work("k", 2s));
  co_await cancelled(behind_shield(task));
  co_await expect(wait_for(task, 0.5s));
  co_await expect(wait_for(work("l", 1s), 0s));
  co_await several();
}
}  // namespace waiting_program

TEST(Golden, waiting) {
#line 65
  expect_golden("waiting", [] { run(waiting_program::main()); },
                {{"work", 2},
                 {"bad", 5},
                 {"in_time", 8},
                 {"out_of_time", 11},
                 {"passes", 14},
                 {"group", 18},
                 {"leaves_group", 23},
                 {"slow_group", 28},
                 {"behind_shield", 32},
                 {"expect", 34},
                 {"several", 39},
                 {"cancelled", 45},
                 {"main", 53},
                 {"sleep", 26}});
}

}  // namespace
}  // namespace coro
