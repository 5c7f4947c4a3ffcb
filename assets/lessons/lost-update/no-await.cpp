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
  counter->value = seen + 1;  //@9
  print("add_one:", words("written"), seen + 1);  //@10
  co_return;
}

namespace lesson {
Co<void> main(Here = {}) {  //@12
  auto counter = std::make_shared<Counter>();  //@13
  std::vector<Co<void>> calls;  //@14
  for (int i = 0; i < 5; ++i) {  //@15
    calls.push_back(add_one(counter));  //@16
  }
  co_await gather{std::move(calls)};  //@17
  print("main:", counter->value);  //@18
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@20
