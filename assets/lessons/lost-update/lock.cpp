#include "coro/asyncio.hpp"  //@1

#include <memory>
#include <utility>
#include <vector>

using namespace coro;
using namespace std::chrono_literals;

struct Counter {  //@3
  int value = 0;  //@4
};

Co<void> add_one(std::shared_ptr<Counter> counter, Lock lock, Here = {}) {  //@6
  const auto held = co_await async_with(lock);  //@7
  int seen = counter->value;  //@8
  print("add_one:", words("read"), seen);  //@9
  co_await sleep(delay("add_one"));  //@10
  counter->value = seen + 1;  //@11
  print("add_one:", words("written"), seen + 1);  //@12
}

namespace lesson {
Co<void> main(Here = {}) {  //@14
  auto counter = std::make_shared<Counter>();  //@15
  Lock lock;  //@16
  std::vector<Co<void>> calls;  //@17
  for (int i = 0; i < 5; ++i) {  //@18
    calls.push_back(add_one(counter, lock));  //@19
  }
  co_await gather{std::move(calls)};  //@20
  print("main:", counter->value);  //@21
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@23
