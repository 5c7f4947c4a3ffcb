#include "coro/asyncio.hpp"  //@1

#include <string>
#include <utility>

using namespace coro;
using namespace std::chrono_literals;  //@2

std::string normal_function(Here here = {}) {  //@4
  Call call(here);
  print("normal_function:", words("runs"));  //@5
  block(delay("normal_function"));  //@6
  return call.returns(words("done"));  //@7
}

Co<std::string> my_coroutine(Here = {}) {  //@9
  print("my_coroutine:", words("runs"));  //@10
  block(delay("my_coroutine"));  //@11
  co_return words("done");  //@12
}

namespace lesson {
Co<void> main(Hidden<Co<std::string>> plan, Here = {}) {  //@20
  std::string result = co_await std::move(plan.value);  //@21
  print(result);  //@22
}
}  // namespace lesson

void program() {
  auto plan = my_coroutine();  //@14
  print(type_name(plan));  //@15

  std::string result = normal_function();  //@17
  print(result);  //@18

  run(lesson::main(std::move(plan)));  //@24
}
