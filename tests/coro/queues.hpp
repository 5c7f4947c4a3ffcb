// Coroutines that put into a queue and get from it, and print that.
#pragma once

#include "turns.hpp"

namespace coro::testing {

inline Co<void> get_items(Queue<int> queue, std::string name, int n) {
  try {
    for (int i = 0; i < n; ++i) {
      const int item = co_await queue.get();
      print(name, "got", item);
    }
  } catch (const QueueShutDown&) {
    print(name, "shut down");
  }
}
inline Co<void> consume(Queue<int> queue, std::string name, int n = 1) {
  co_await say_cancelled(name, get_items(queue, name, n));
}

inline Co<void> put_item(Queue<int> queue, int item) {
  try {
    co_await queue.put(item);
    print("put", item);
  } catch (const QueueShutDown&) {
    print("put", item, "shut down");
    throw;
  }
}
inline Co<void> produce(Queue<int> queue, int first, int last) {
  for (int item = first; item <= last; ++item) {
    try {
      co_await say_cancelled("put " + std::to_string(item), put_item(queue, item));
    } catch (const QueueShutDown&) {
      co_return;
    }
  }
}

/// Prints the exception of `function`, whether it has a text, and its line.
template <class E, class F>
void say_thrown(F function) {
  try {
    function();
    print("nothing");
  } catch (const E& error) {
    print(error.type(), error.text().empty(), error.line());
  }
}

}  // namespace coro::testing
