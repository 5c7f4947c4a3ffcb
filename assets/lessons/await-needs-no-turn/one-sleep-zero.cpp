#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;  //@2

Co<void> child(int n, Here = {}) {  //@4
  block(delay("child"));  //@5
  print("child:", n);  //@6
  co_return;
}

Co<void> other(Here = {}) {  //@8
  for (int n = 1; n < 4; ++n) {  //@9
    print("other:", n);  //@10
    co_await sleep(0s);  //@11
  }
}

namespace lesson {
Co<void> main(Here = {}) {  //@13
  Task<void> task = create_task(other());  //@14
  co_await child(1);  //@15
  co_await sleep(0s);  //@16
  co_await child(2);  //@17
  co_await child(3);  //@18
  co_await task;  //@19
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@21
