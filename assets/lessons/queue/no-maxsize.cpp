#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

Co<void> producer(Queue<int> queue, Here = {}) {  //@3
  for (int n = 1; n <= 3; ++n) {  //@4
    co_await queue.put(n);  //@5
    print("producer:", words("put"), n);  //@6
  }
}

Co<void> consumer(Queue<int> queue, Here = {}) {  //@8
  for (int i = 0; i < 3; ++i) {  //@9
    co_await sleep(delay("consumer"));  //@10
    int n = co_await queue.get();  //@11
    print("consumer:", words("got"), n);  //@12
  }
}

namespace lesson {
Co<void> main(Here = {}) {  //@14
  Queue<int> queue;  //@15
  co_await gather{  //@16
      producer(queue), consumer(queue),  //@17
  };  //@16
}
}  // namespace lesson

void program() { run(lesson::main()); }  //@20
