#include "coro/asyncio.hpp"  //@1

#include <string>

using namespace coro;
using namespace std::chrono_literals;  //@2

Co<std::string> download_file(Here = {}) {  //@4
  print("download_file:", words("start"));  //@5
  co_await sleep(delay("download_file"));  //@6
  print("download_file:", words("done"));  //@7
  co_return words("data");  //@8
}

void compute(Here here = {}) {  //@10
  Call call(here);
  block(delay("compute"));  //@11
}

Co<void> write_email(Here = {}) {  //@13
  co_await sleep(delay("write_email"));  //@14
}

namespace lesson {
Co<void> main(Here = {}) {  //@16
  Task<std::string> task = create_task(download_file());  //@17
  print("main:", words("made"));  //@18
  std::string data = co_await task;  //@19
  print("main:", data);  //@20
  compute();  //@21
  print("main:", words("computed"));  //@22
  co_await write_email();  //@23
  print("main:", words("written"));  //@24
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@26
