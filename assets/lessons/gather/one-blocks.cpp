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
  block(delay("call_api_2"));  //@11
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
  std::vector<int> results = co_await gather{  //@22
      call_api_1(), call_api_2(), call_api_3(),  //@23
  };  //@22
  print(results);  //@25
}

void program() { run(process_three_requests()); }  //@27
