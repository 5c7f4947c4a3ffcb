#include "coro/asyncio.hpp"  //@1

#include <vector>

using namespace coro;
using namespace std::chrono_literals;

Co<int> call_api_1(Here = {}) {  //@3
  print("call_api_1:", words("request"));  //@4
  co_await sleep(delay("call_api_1"));  //@5
  print("call_api_1:", words("answer"));  //@6
  co_return 1;  //@7
}

Co<int> call_api_2(Here = {}) {  //@9
  print("call_api_2:", words("request"));  //@10
  co_await sleep(delay("call_api_2"));  //@11
  print("call_api_2:", words("answer"));  //@12
  co_return 2;  //@13
}

Co<int> call_api_3(Here = {}) {  //@15
  print("call_api_3:", words("request"));  //@16
  co_await sleep(delay("call_api_3"));  //@17
  print("call_api_3:", words("answer"));  //@18
  co_return 3;  //@19
}

Co<void> process_three_requests(Here = {}) {  //@21
  int result1 = co_await create_task(call_api_1());  //@22
  int result2 = co_await create_task(call_api_2());  //@23
  int result3 = co_await create_task(call_api_3());  //@24
  print(std::vector{result1, result2, result3});  //@25
}

void program() { run(process_three_requests()); }  //@27
