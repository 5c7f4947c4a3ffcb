#include "coro/asyncio.hpp"  //@1

#include <string>

using namespace coro;
using namespace std::chrono_literals;

Co<std::string> fetch_chunk_1(Here = {}) {  //@3
  co_await sleep(delay("fetch_chunk_1"));  //@4
  co_return words("data_1");  //@5
}

Co<std::string> fetch_chunk_2(Here = {}) {  //@7
  co_await sleep(delay("fetch_chunk_2"));  //@8
  co_return words("data_2");  //@9
}

Co<void> download_file(Here = {}) {  //@11
  print(words("start"));  //@12
  std::string data = co_await fetch_chunk_1();  // A  //@13
  print(words("first"));  //@14
  data += co_await fetch_chunk_2();  // B  //@15
  print(words("second"), data);  //@16
}

Co<void> spinner(Here = {}) {  //@18
  while (true) {  //@19
    print("tick");  //@20
    co_await sleep(delay("spinner"));  //@21
  }
}

namespace lesson {
Co<void> main(Here = {}) {  //@23
  create_task(spinner());  //@24
  co_await download_file();  //@25
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@27
