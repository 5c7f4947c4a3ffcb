#include "coro/asyncio.hpp"  //@1

#include <string>

using namespace coro;
using namespace std::chrono_literals;

Co<std::string> chat(Here = {}) {  //@3
  print("chat:", words("request"));  //@4
  co_await sleep(delay("chat"));  //@5
  print("chat:", words("answer"));  //@6
  co_return words("hello");  //@7
}

Co<std::string> call_openai_1(Here = {}) {  //@9
  std::string response = co_await create_task(chat());  //@10
  print("call_openai_1:", response);  //@11
  co_return response;  //@12
}

namespace lesson {
Co<void> main(Here = {}) {  //@14
  std::string result = co_await call_openai_1();  //@15
  print("main:", result);  //@16
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@18
