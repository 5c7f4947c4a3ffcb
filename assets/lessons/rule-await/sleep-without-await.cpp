#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

Co<void> take_a_break(Here = {}) {  //@3
  print("take_a_break:", words("begin"));  //@4
  (void)sleep(delay("take_a_break"));  //@5
  print("take_a_break:", words("over"));  //@6
  co_return;
}

void program() { run(take_a_break()); }  //@8
