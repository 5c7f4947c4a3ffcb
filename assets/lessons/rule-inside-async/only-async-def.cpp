#include "coro/asyncio.hpp"  //@1

#include <vector>

using namespace coro;
using namespace std::chrono_literals;

Co<int> call_api_1(Here = {}) {  //@5
  co_await sleep(delay("call_api_1"));  //@6
  co_return 1;  //@7
}

Co<int> call_api_2(Here = {}) {  //@9
  co_await sleep(delay("call_api_2"));  //@10
  co_return 2;  //@11
}

Co<int> call_api_3(Here = {}) {  //@13
  co_await sleep(delay("call_api_3"));  //@14
  co_return 3;  //@15
}

Co<void> process_three_requests(Here = {}) {  //@17
  int result1 = co_await call_api_1();  //@18
  int result2 = co_await call_api_2();  //@19
  int result3 = co_await call_api_3();  //@20
  print(std::vector{result1, result2, result3});  //@21
}

void program() {
  print(words("start"));  //@3
  (void)process_three_requests();  //@23
}
