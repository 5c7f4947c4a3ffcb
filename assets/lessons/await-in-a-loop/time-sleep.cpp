#include "coro/asyncio.hpp"  //@1

#include <utility>
#include <vector>

using namespace coro;
using namespace std::chrono_literals;

Co<int> fetch(int page, Here = {}) {  //@3
  print("fetch:", page, words("request"));  //@4
  block(delay("fetch"));  //@5
  print("fetch:", page, words("answer"));  //@6
  co_return page;  //@7
}

namespace lesson {
Co<void> main(Here = {}) {  //@9
  std::vector<Co<int>> pages;
  for (int page : {1, 2, 3}) pages.push_back(fetch(page));  //@11
  std::vector<int> results = co_await gather{std::move(pages)};  //@10
  print(results);  //@13
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@15
