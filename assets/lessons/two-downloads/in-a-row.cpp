#include "coro/asyncio.hpp"  //@1

#include <string>

using namespace coro;
using namespace std::chrono_literals;

Co<std::string> fetch_data_A(Here = {}) {  //@3
  co_await sleep(delay("fetch_data_A"));  //@4
  co_return words("data");  //@5
}

Co<std::string> fetch_data_B(Here = {}) {  //@7
  co_await sleep(delay("fetch_data_B"));  //@8
  co_return words("data");  //@9
}

Co<std::string> download_file_A(Here = {}) {  //@11
  print("A:", words("start"));  //@12
  std::string data = co_await fetch_data_A();  //@13
  print("A:", words("done"));  //@14
  co_return data;  //@15
}

Co<std::string> download_file_B(Here = {}) {  //@17
  print("B:", words("start"));  //@18
  std::string data = co_await fetch_data_B();  //@19
  print("B:", words("done"));  //@20
  co_return data;  //@21
}

namespace lesson {
Co<void> main(Here = {}) {  //@23
  co_await download_file_A();  //@24
  co_await download_file_B();  //@25
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@27
