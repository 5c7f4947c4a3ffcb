#include "coro/asyncio.hpp"  //@1

#include <exception>

using namespace coro;
using namespace std::chrono_literals;

Co<void> call_api(Here = {}) {  //@3
  print("call_api:", words("request"));  //@4
  std::exception_ptr failed;
  try {  //@5
    co_await sleep(delay("call_api"));  //@6
    print("call_api:", words("answer"));  //@7
  } catch (...) {
    failed = std::current_exception();
  }
  // finally  //@8
  print("call_api:", words("cleanup"));  //@9
  if (failed) std::rethrow_exception(failed);
}

namespace lesson {
Co<void> main(Here = {}) {  //@11
  try {  //@12
    co_await async_with(timeout(delay("timeout")), []() -> Body<> {  //@13
      co_await shield(call_api());  //@14
    });  //@13
  } catch (const TimeoutError&) {  //@15
    print("main: TimeoutError");  //@16
  }
  co_await sleep(delay("main"));  //@17
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@19
