#include "coro/asyncio.hpp"  //@1

#include <vector>

using namespace coro;
using namespace std::chrono_literals;

Co<int> fetch(int page, Here = {}) {  //@3
  print("fetch:", page, words("request"));  //@4
  co_await sleep(delay("fetch"));  //@5
  print("fetch:", page, words("answer"));  //@6
  co_return page;  //@7
}

namespace lesson {
Co<void> main(Here = {}) {  //@9
  std::vector<int> results;  //@10
  std::vector<Task<int>> tasks;
  for (int page : {1, 2, 3}) tasks.push_back(create_task(fetch(page)));  //@11
  for (auto& task : tasks) {  //@12
    results.push_back(co_await task);  //@13
  }
  print(results);  //@14
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@16
