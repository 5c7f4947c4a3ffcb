#include "coro/asyncio.hpp"  //@1

#include <tuple>

using namespace coro;
using namespace std::chrono_literals;

Co<int> compute(Here = {}) {  //@3
  co_await sleep(delay("compute"));  //@4
  co_return 42;  //@5
}

Co<int> work(Here = {}) {  //@7
  print("work:", words("start"));  //@8
  int answer = co_await compute();  //@9
  co_return answer;  //@9
}

Co<void> ticker(Here = {}) {  //@11
  for (int n = 1; n <= 3; ++n) {  //@12
    co_await sleep(delay("ticker"));  //@13
    print("ticker:", n);  //@14
  }
}

namespace lesson {
Co<void> main(Here = {}) {  //@16
  auto results = co_await gather{  //@17
      ticker(), work(),  //@18
  };  //@17
  print("work:", std::get<1>(results));  //@20
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@22
