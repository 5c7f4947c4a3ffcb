// The example programs of tests/golden, written in C++: their traces must equal the files that CPython gave, event by
// event. `#line` gives each statement the line that it has in the Python file; definition lines are set by name.
#include <gtest/gtest.h>

#include "coro/asyncio.hpp"
#include "golden.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

namespace gather_program {
Co<int> call_api(int n, Here = {}) {
#line 3
  co_await sleep(3s);
  co_return n;
}
Co<void> main(Here = {}) {
#line 6
  const std::vector<int> results = co_await gather{call_api(1), call_api(2), call_api(3)};
#line 6
  print(results);
#line 7
  print("took", std::chrono::duration<double>(Scheduler::current()->now()).count());
}
}  // namespace gather_program

TEST(Golden, gather) {
#line 8
  expect_golden("gather", [] { run(gather_program::main()); }, {{"call_api", 2}, {"main", 5}});
}

namespace seq_program {
Co<int> call_api_1(Here = {}) {
#line 3
  co_await sleep(3s);
  co_return 1;
}
Co<void> call_api_2(Here = {}) {
#line 6
  co_await sleep(3s);
}
Co<void> call_api_3(Here = {}) {
#line 8
  co_await sleep(3s);
}
Co<void> main(Here = {}) {
#line 11
  co_await call_api_1();
  co_await call_api_2();
  co_await call_api_3();
  print("took 9.00");
}
}  // namespace seq_program

TEST(Golden, seq) {
#line 15
  expect_golden("seq", [] { run(seq_program::main()); },
                {{"call_api_1", 2}, {"call_api_2", 5}, {"call_api_3", 7}, {"main", 9}});
}

namespace nested_program {
Co<int> download_chunk(int i, Here = {}) {
#line 3
  co_await sleep(2s);
  co_return i;
}
Co<int> download_file(std::string /*name*/, Here = {}) {
#line 6
  const int a = co_await download_chunk(1);
  const int b = co_await download_chunk(2);
  co_return a + b;
}
Co<int> fetch(Here = {}) {
#line 10
  const int result = co_await download_file("f");
  co_return result;
}
Co<void> main(Here = {}) {
#line 12
  const int result = co_await fetch();
#line 12
  print(result);
}
}  // namespace nested_program

TEST(Golden, nested) {
#line 13
  expect_golden("nested", [] { run(nested_program::main()); },
                {{"download_chunk", 2}, {"download_file", 5}, {"fetch", 9}, {"main", 11}});
}

namespace object_program {
std::string normal_function(Here here = {}) {
  Call call(here);
  return call.returns<std::string>("done");
}
Co<std::string> my_coroutine(Here = {}) { co_return "done"; }
Co<void> main(Hidden<Co<std::string>> plan, Here = {}) {
#line 15
  const std::string result = co_await plan.value;
#line 15
  print(result);
}
void program() {
#line 9
  const std::string result = normal_function();
  print(result);
  auto plan = my_coroutine();
  print(type_name(plan));
#line 17
  run(main(std::move(plan)));
}
}  // namespace object_program

TEST(Golden, object) {
  expect_golden("object", object_program::program, {{"normal_function", 3}, {"my_coroutine", 6}, {"main", 14}});
}

namespace unawaited_program {
Co<void> work(Here = {}) {
  print("never printed");
  co_return;
}
Co<void> main(Here = {}) {
#line 5
  static_cast<void>(work());
#line 6
  print("after");
  const auto c = work();
  co_await sleep(1s);
  print("end");
}
}  // namespace unawaited_program

TEST(Golden, unawaited) {
#line 10
  expect_golden("unawaited", [] { run(unawaited_program::main()); }, {{"work", 2}, {"main", 4}});
}

namespace dropped_program {
Co<void> work(Here = {}) {
#line 3
  static_cast<void>(sleep(1s));
  print("worked");
  const auto lock = Lock().acquire();
  co_await sleep(0s);
}
Co<void> last(Here = {}) {
#line 8
  static_cast<void>(wait_for(sleep(2s), 3s));
  co_return;
}
Co<void> main(Here = {}) {
#line 10
  const auto kept = sleep(3s);
  co_await work();
  co_await last();
  print("end");
}
void program() {
#line 14
  static_cast<void>(sleep(4s));
  run(main());
}
}  // namespace dropped_program

TEST(Golden, dropped) {
  expect_golden("dropped", dropped_program::program, {{"work", 2}, {"last", 7}, {"main", 9}});
}

namespace block_program {
Co<void> call_api(int /*n*/, Here = {}) {
#line 3
  block(3s);
  co_return;
}
Co<void> main(Here = {}) {
#line 5
  co_await gather{call_api(1), call_api(2), call_api(3)};
  print("took 9.0");
}
}  // namespace block_program

TEST(Golden, block) {
#line 7
  expect_golden("block", [] { run(block_program::main()); }, {{"call_api", 2}, {"main", 4}});
}

namespace plain_block_program {
int call_api_1(Here here = {}) {
  Call call(here);
#line 4
  block(3s);
  return call.returns(1);
}
int call_api_2(Here here = {}) {
  Call call(here);
#line 8
  block(3s);
  return call.returns(2);
}
void main(Here here = {}) {
  const Call call(here);
#line 15
  const int a = call_api_1();
  const int b = call_api_2();
  print(a, b, std::chrono::duration<double>(Scheduler::current()->now()).count());
}
}  // namespace plain_block_program

TEST(Golden, plain_block) {
#line 19
  expect_golden("plain_block", [] { plain_block_program::main(); },
                {{"call_api_1", 3}, {"call_api_2", 7}, {"main", 14}});
}

namespace two_program {
Co<void> download(std::string name, Seconds d, Here = {}) {
#line 3
  print(name, "start");
  co_await sleep(d);
  print(name, "done");
}
Co<void> main(Here = {}) {
#line 7
  co_await gather{download("A", 2s), download("B", 3s)};
}
}  // namespace two_program

TEST(Golden, two) {
#line 8
  expect_golden("two", [] { run(two_program::main()); }, {{"download", 2}, {"main", 6}});
}

namespace excgather_program {
Co<void> ok(Here = {}) {
#line 3
  co_await sleep(2s);
  print("ok done");
}
Co<void> bad(Here = {}) {
#line 6
  co_await sleep(1s);
  throw ValueError("boom");
}
Co<void> main(Here = {}) {
  std::string caught;
  try {
#line 10
    co_await gather{ok(), bad()};
  } catch (const ValueError& e) {
#line 12
    print("caught", e);
  }
#line 13
  co_await sleep(2s);
}
}  // namespace excgather_program

TEST(Golden, excgather) {
#line 14
  expect_golden("excgather", [] { run(excgather_program::main()); }, {{"ok", 2}, {"bad", 5}, {"main", 8}});
}

namespace timeout_program {
Co<void> slow(Here = {}) {
  std::exception_ptr failed;
  try {
#line 4
    co_await sleep(10s);
  } catch (...) {
    failed = std::current_exception();
  }
#line 6
  print("cleanup");
  if (failed) std::rethrow_exception(failed);
}
Co<void> main(Here = {}) {
  try {
#line 9
    co_await wait_for(slow(), 2s);
  } catch (const TimeoutError&) {
#line 11
    print("timed out");
  }
}
}  // namespace timeout_program

TEST(Golden, timeout) {
#line 12
  expect_golden("timeout", [] { run(timeout_program::main()); }, {{"slow", 2}, {"main", 7}});
}

namespace pcqueue_program {
Co<void> producer(Queue<std::optional<int>> q, Here = {}) {
  for (int i = 0; i < 2; ++i) {
#line 4
    co_await sleep(1s);
    co_await q.put(i);
    print("put", i);
  }
#line 7
  co_await q.put(std::nullopt);
}
Co<void> consumer(Queue<std::optional<int>> q, Here = {}) {
  while (true) {
#line 9
    const std::optional<int> x = co_await q.get();
    if (!x) break;
#line 10
    print("got", *x);
  }
}
Co<void> main(Here = {}) {
  const Queue<std::optional<int>> q(1);
#line 13
  co_await gather{producer(q), consumer(q)};
}
}  // namespace pcqueue_program

TEST(Golden, pcqueue) {
#line 14
  expect_golden("pcqueue", [] { run(pcqueue_program::main()); }, {{"producer", 2}, {"consumer", 8}, {"main", 11}});
}

namespace deadlock_program {
Co<void> a(Here = {}) {
#line 2
  co_await Event().wait();
}
}  // namespace deadlock_program

TEST(Golden, deadlock) {
#line 3
  expect_golden("deadlock", [] { run(deadlock_program::a()); }, {{"a", 2}});
}

}  // namespace
}  // namespace coro
