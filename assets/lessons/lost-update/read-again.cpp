#include "coro/asyncio.hpp"  //@1

#include <memory>
#include <utility>
#include <vector>

using namespace coro;
using namespace std::chrono_literals;

struct Counter {  //@3
  int value = 0;  //@4
};

Co<void> add_one(std::shared_ptr<Counter> counter, Here = {}) {  //@6
  int seen = counter->value;  //@7
  print("add_one:", words("read"), seen);  //@8
  co_await sleep(delay("add_one"));  //@9
  counter->value += 1;  //@10
  print("add_one:", words("written"), counter->value);  //@11
}

namespace lesson {
Co<void> main(Here = {}) {  //@13
  auto counter = std::make_shared<Counter>();  //@14
  std::vector<Co<void>> calls;  //@15
  for (int i = 0; i < 5; ++i) {  //@16
    calls.push_back(add_one(counter));  //@17
  }
  co_await gather{std::move(calls)};  //@18
  print("main:", counter->value);  //@19
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@21
