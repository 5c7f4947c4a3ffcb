#include "coro/asyncio.hpp"  //@1

#include <string>

using namespace coro;
using namespace std::chrono_literals;

Co<std::string> my_function(Here = {}) {  //@3
  print("my_function:", words("runs"));  //@4
  (void)sleep(delay("my_function"));  //@5
  co_return words("result");  //@6
}

namespace lesson {
Co<void> main(Here = {}) {  //@8
  std::string result = co_await my_function();  //@9
  print("main:", result);  //@10
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@12
