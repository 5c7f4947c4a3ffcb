#include "coro/asyncio.hpp"  //@1

#include <string>

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
  auto result = create_task(my_function());  //@13
  other_work();  //@14
  print("main:", type_name(result));  //@15
  co_return;
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@17
