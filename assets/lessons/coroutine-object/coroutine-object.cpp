#include "coro/asyncio.hpp"  //@1

#include <string>
#include <utility>

using namespace coro;
using namespace std::chrono_literals;

std::string normal_function(Here here = {}) {  //@3
  Call call(here);
  print("normal_function:", words("runs"));  //@4
  return call.returns(words("done"));  //@5
}

Co<std::string> my_coroutine(Here = {}) {  //@7
  print("my_coroutine:", words("runs"));  //@8
  co_await sleep(delay("my_coroutine"));  //@9
  co_return words("done");  //@10
}

namespace lesson {
Co<void> main(Co<std::string> plan, Here = {}) {  //@18
  std::string result = co_await std::move(plan);  //@19
  print(result);  //@20
}
}  // namespace lesson

void program() {
  std::string result = normal_function();  //@12
  print(result);  //@13

  auto plan = my_coroutine();  //@15
  print(type_name(plan));  //@16

  run(lesson::main(std::move(plan)));  //@22
}
