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
  }
  co_return words("data");  //@9
}

Co<void> other_work(Here = {}) {  //@11
  co_await sleep(delay("other_work"));  //@12
}

namespace lesson {
Co<void> main(Here = {}) {  //@14
  auto task = create_task(download_file());  //@15
  co_await other_work();  //@16
  task.cancel();  //@17
  print("main:", words("asked"));  //@18
  try {  //@19
    std::string data = co_await task;  //@20
    print("main:", data);  //@20
  } catch (const CancelledError&) {  //@21
    print("main:", words("cancelled"));  //@22
  }
  co_await other_work();  //@23
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@25
