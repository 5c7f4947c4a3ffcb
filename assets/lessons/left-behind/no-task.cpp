#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

Co<void> download_file(Here = {}) {  //@3
  print("download_file:", words("start"));  //@4
  co_await sleep(delay("download_file"));  //@5
  print("download_file:", words("done"));  //@6
}

namespace lesson {
Co<void> main(Here = {}) {  //@8
  (void)download_file();  //@9
  co_await sleep(delay("main"));  //@10
  print("main:", words("end"));  //@11
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@13
