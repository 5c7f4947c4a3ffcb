#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

Co<void> call_api_1(Here = {}) {  //@3
  co_await sleep(delay("call_api_1"));  //@4
  print("call_api_1:", words("answer"));  //@5
}

Co<void> call_api_2(Here = {}) {  //@7
  co_await sleep(delay("call_api_2"));  //@8
  print("call_api_2:", words("answer"));  //@9
}

Co<void> call_api_3(Here = {}) {  //@11
  co_await sleep(delay("call_api_3"));  //@12
  print("call_api_3:", words("answer"));  //@13
}

namespace lesson {
Co<void> main(Here = {}) {  //@15
  try {  //@16
    co_await async_with(TaskGroup(), [](TaskGroup& group) -> Body<> {  //@17
      group.create_task(call_api_1());  //@18
      group.create_task(call_api_2());  //@19
      group.create_task(call_api_3());  //@20
      co_return;
    });  //@17
  } catch (const ExceptionGroup& errors) {  //@21
    print("main:", errors);  //@22
  }
  co_await sleep(delay("main"));  //@23
  print("main:", words("done"));  //@24
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@26
