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

Co<void> sequential(Here = {}) {  //@18
  int r1 = co_await task1();  //@19
  int r2 = co_await task2();  //@20
  int r3 = co_await task3();  //@21
  print(std::vector{r3, r1, r2});  //@22
}

void program() { run(sequential()); }  //@24
