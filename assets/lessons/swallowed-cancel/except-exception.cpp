#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

Co<void> fetch_data(Here = {}) {  //@3
  co_await sleep(delay("fetch_data"));  //@4
}

Co<void> save_file(Here = {}) {  //@6
  co_await sleep(delay("save_file"));  //@7
  print("save_file:", words("saved"));  //@8
}

Co<void> download_file(Here = {}) {  //@10
  try {  //@11
    co_await fetch_data();  //@12
  } catch (const Exception&) {  //@13
    print("download_file:", words("caught"));  //@14
  }
  co_await save_file();  //@15
}

namespace lesson {
Co<void> main(Here = {}) {  //@17
  auto task = create_task(download_file());  //@18
  co_await sleep(delay("main"));  //@19
  task.cancel();  //@20
  try {  //@21
    co_await task;  //@22
  } catch (const CancelledError&) {  //@23
    print("main: CancelledError");  //@24
  }
  print("cancelled():", task.cancelled());  //@25
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@27
