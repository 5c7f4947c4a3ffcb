#include "coro/asyncio.hpp"  //@1

#include <vector>

using namespace coro;
using namespace std::chrono_literals;

Co<int> call_api_1(Here = {}) {  //@3
  co_await sleep(0s);  //@4
  print("call_api_1:", words("request"));  //@5
  block(delay("call_api_1"));  //@6
  print("call_api_1:", words("answer"));  //@7
  co_return 1;  //@8
}

Co<int> call_api_2(Here = {}) {  //@10
  print("call_api_2:", words("request"));  //@11
  block(delay("call_api_2"));  //@12
  print("call_api_2:", words("answer"));  //@13
  co_return 2;  //@14
}

Co<int> call_api_3(Here = {}) {  //@16
  print("call_api_3:", words("request"));  //@17
  block(delay("call_api_3"));  //@18
  print("call_api_3:", words("answer"));  //@19
  co_return 3;  //@20
}

Co<void> process_three_requests(Here = {}) {  //@22
  std::vector<int> results = co_await gather{  //@23
      call_api_1(), call_api_2(), call_api_3(),  //@24
  };  //@23
  print(results);  //@26
}

void program() { run(process_three_requests()); }  //@28
