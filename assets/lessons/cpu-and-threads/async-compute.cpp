#include "coro/asyncio.hpp"  //@1

#include <tuple>  //@2

using namespace coro;
using namespace std::chrono_literals;

Co<int> compute(Here = {}) {  //@4
  block(delay("compute"));  //@5
  co_return 42;  //@6
}

Co<int> work(Here = {}) {  //@8
  print("work:", words("start"));  //@9
  int answer = co_await compute();  //@10
  co_return answer;  //@10
}

Co<void> ticker(Here = {}) {  //@12
  for (int n = 1; n <= 3; ++n) {  //@13
    co_await sleep(delay("ticker"));  //@14
    print("ticker:", n);  //@15
  }
}

namespace lesson {
Co<void> main(Here = {}) {  //@17
  auto results = co_await gather{  //@18
      ticker(), work(),  //@19
  };  //@18
  print("work:", std::get<1>(results));  //@21
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@23
