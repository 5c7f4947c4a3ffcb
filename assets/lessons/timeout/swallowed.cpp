#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

Co<void> call_api(Here = {}) {  //@3
  print("call_api:", words("request"));  //@4
  try {  //@5
    co_await sleep(delay("call_api"));  //@6
    print("call_api:", words("answer"));  //@7
  } catch (const CancelledError&) {  //@8
    print("call_api:", words("cleanup"));  //@9
  }
}

namespace lesson {
Co<void> main(Here = {}) {  //@11
  try {  //@12
    co_await async_with(timeout(delay("timeout")), []() -> Body<> {  //@13
      co_await call_api();  //@14
    });  //@13
  } catch (const TimeoutError&) {  //@15
    print("main: TimeoutError");  //@16
  }
  co_await sleep(delay("main"));  //@17
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@19
