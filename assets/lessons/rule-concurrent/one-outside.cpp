#include "coro/asyncio.hpp"  //@1

#include <vector>

using namespace coro;
using namespace std::chrono_literals;

Co<int> task1(Here = {}) {  //@3
  co_await sleep(delay("task1"));  //@4
  print("task1:", words("done"));  //@5
  co_return 1;  //@6
}

Co<int> task2(Here = {}) {  //@8
  co_await sleep(delay("task2"));  //@9
  print("task2:", words("done"));  //@10
  co_return 2;  //@11
}

Co<int> task3(Here = {}) {  //@13
  co_await sleep(delay("task3"));  //@14
  print("task3:", words("done"));  //@15
  co_return 3;  //@16
}

Co<void> concurrent(Here = {}) {  //@18
  std::vector<int> results = co_await gather{  //@19
      task1(), task2(),  //@20
  };  //@19
  results.push_back(co_await task3());  //@22
  print(results);  //@23
}

void program() { run(concurrent()); }  //@25
