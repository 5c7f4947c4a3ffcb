#include "coro/asyncio.hpp"  //@1

#include <utility>
#include <vector>

using namespace coro;
using namespace std::chrono_literals;

Co<void> download_file(int n, Semaphore limit, Here = {}) {  //@3
  const auto held = co_await async_with(limit);  //@4
  print(n, words("start"));  //@5
  co_await sleep(delay("download_file"));  //@6
  print(n, words("done"));  //@7
}

namespace lesson {
Co<void> main(Here = {}) {  //@9
  Semaphore limit(1);  //@10
  std::vector<Co<void>> calls;  //@11
  for (int n = 1; n <= 5; ++n) {  //@12
    calls.push_back(download_file(n, limit));  //@13
  }
  co_await gather{std::move(calls)};  //@14
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@16
