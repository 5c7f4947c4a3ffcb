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
  co_await gather{  //@19
      call_api_1(), call_api_2(), call_api_3(),  //@20
  };  //@19
}

void program() { run(process_three_requests()); }  //@23
