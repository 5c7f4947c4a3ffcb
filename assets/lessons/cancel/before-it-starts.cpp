#include "coro/asyncio.hpp"  //@1

#include <string>

using namespace coro;
using namespace std::chrono_literals;

Co<std::string> download_file(Here = {}) {  //@3
  print("download_file:", words("start"));  //@4
  try {  //@5
    co_await sleep(delay("download_file"));  //@6
  } catch (const CancelledError&) {  //@7
    print("download_file: CancelledError");  //@8
    throw;  //@9
  }
  co_return words("data");  //@10
}

Co<void> other_work(Here = {}) {  //@12
  co_await sleep(delay("other_work"));  //@13
}

namespace lesson {
Co<void> main(Here = {}) {  //@15
  auto task = create_task(download_file());  //@16
  task.cancel();  //@17
  co_await other_work();  //@18
  print("main:", words("asked"));  //@19
  try {  //@20
    std::string data = co_await task;  //@21
    print("main:", data);  //@21
  } catch (const CancelledError&) {  //@22
    print("main:", words("cancelled"));  //@23
  }
  co_await other_work();  //@24
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@26
