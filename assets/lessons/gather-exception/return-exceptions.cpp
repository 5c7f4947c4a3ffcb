#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

Co<void> call_api_1(Here = {}) {  //@3
  co_await sleep(delay("call_api_1"));  //@4
  print("call_api_1:", words("answer"));  //@5
}

Co<void> call_api_2(Here = {}) {  //@7
  co_await sleep(delay("call_api_2"));  //@8
  throw ValueError(words("bad"));  //@9
}

Co<void> call_api_3(Here = {}) {  //@11
  co_await sleep(delay("call_api_3"));  //@12
  print("call_api_3:", words("answer"));  //@13
}

namespace lesson {
Co<void> main(Here = {}) {  //@15
  try {  //@16
    co_await gather{  //@17
        return_exceptions,  //@21
        call_api_1(),  //@18
        call_api_2(),  //@19
        call_api_3(),  //@20
    };  //@17
  } catch (const ValueError& error) {  //@23
    print("main: ValueError:", error);  //@24
  }
  co_await sleep(delay("main"));  //@25
  print("main:", words("done"));  //@26
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@28
