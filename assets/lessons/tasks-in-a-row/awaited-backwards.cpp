#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

Co<void> call_api_1(Here = {}) {  //@3
  print("call_api_1:", words("request"));  //@4
  co_await sleep(delay("call_api_1"));  //@5
  print("call_api_1:", words("answer"));  //@6
}

Co<void> call_api_2(Here = {}) {  //@8
  print("call_api_2:", words("request"));  //@9
  co_await sleep(delay("call_api_2"));  //@10
  print("call_api_2:", words("answer"));  //@11
}

Co<void> call_api_3(Here = {}) {  //@13
  print("call_api_3:", words("request"));  //@14
  co_await sleep(delay("call_api_3"));  //@15
  print("call_api_3:", words("answer"));  //@16
}

Co<void> process_three_requests(Here = {}) {  //@18
  Task<void> task1 = create_task(call_api_1());  //@19
  Task<void> task2 = create_task(call_api_2());  //@20
  Task<void> task3 = create_task(call_api_3());  //@21
  co_await task3;  //@22
  co_await task2;  //@23
  co_await task1;  //@24
}

void program() { run(process_three_requests()); }  //@26
