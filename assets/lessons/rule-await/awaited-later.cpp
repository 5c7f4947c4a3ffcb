#include "coro/asyncio.hpp"  //@1

#include <string>
#include <utility>

using namespace coro;
using namespace std::chrono_literals;  //@2

Co<std::string> my_function(Here = {}) {  //@4
  print("my_function:", words("runs"));  //@5
  co_await sleep(delay("my_function"));  //@6
  co_return words("result");  //@7
}

void other_work(Here here = {}) {  //@9
  Call call(here);
  block(delay("other_work"));  //@10
}

namespace lesson {
Co<void> main(Here = {}) {  //@12
  auto result = my_function();  //@13
  other_work();  //@14
  std::string value = co_await std::move(result);  //@15
  print("main:", value);  //@15
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@17
