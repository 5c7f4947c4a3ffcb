#include "coro/asyncio.hpp"  //@1

#include <vector>

using namespace coro;
using namespace std::chrono_literals;

int call_api_1(Here here = {}) {  //@3
  Call call(here);
  print("call_api_1:", words("request"));  //@4
  block(delay("call_api_1"));  //@5
  print("call_api_1:", words("answer"));  //@6
  return call.returns(1);  //@7
}

int call_api_2(Here here = {}) {  //@9
  Call call(here);
  print("call_api_2:", words("request"));  //@10
  block(delay("call_api_2"));  //@11
  print("call_api_2:", words("answer"));  //@12
  return call.returns(2);  //@13
}

int call_api_3(Here here = {}) {  //@15
  Call call(here);
  print("call_api_3:", words("request"));  //@16
  block(delay("call_api_3"));  //@17
  print("call_api_3:", words("answer"));  //@18
  return call.returns(3);  //@19
}

Co<void> process_three_requests(Here = {}) {  //@21
  int result1 = call_api_1();  //@22
  int result2 = call_api_2();  //@23
  int result3 = call_api_3();  //@24
  print(std::vector{result1, result2, result3});  //@25
  co_return;
}

void program() { run(process_three_requests()); }  //@27
