#include "coro/asyncio.hpp"  //@1

#include <string>

using namespace coro;
using namespace std::chrono_literals;

Co<std::string> fetch_data(Here = {}) {  //@3
  co_await sleep(delay("fetch_data"));  //@4
  co_return words("data");  //@5
}

Co<std::string> download_file_A(Here = {}) {  //@7
  print("A:", words("start"));  //@8
  std::string data = co_await fetch_data();  //@9
  print("A:", words("done"));  //@10
  co_return data;  //@11
}

Co<std::string> download_file_B(Here = {}) {  //@13
  print("B:", words("start"));  //@14
  std::string data = co_await fetch_data();  //@15
  print("B:", words("done"));  //@16
  co_return data;  //@17
}

namespace lesson {
Co<void> main(Here = {}) {  //@19
  co_await gather{  //@20
      download_file_A(),  //@21
      download_file_B(),  //@22
  };  //@20
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@25
