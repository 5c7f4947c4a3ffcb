#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

AsyncGenerator<int> movie_stream(Here = {}) {  //@3
  for (int chunk = 1; chunk < 7; ++chunk) {  //@4
    co_await sleep(delay("movie_stream"));  //@5
    co_yield chunk;  //@6
  }
}

Co<void> load_ahead(Queue<int> queue, Here = {}) {  //@8
  auto stream = movie_stream();  //@9
  while (auto chunk = co_await stream.next()) {  //@9
    co_await queue.put(*chunk);  //@10
  }
}

Co<void> watch_movie(Here = {}) {  //@12
  Queue<int> queue;  //@13
  co_await load_ahead(queue);  //@14
  for (int i = 0; i < 6; ++i) {  //@15
    int chunk = co_await queue.get();  //@16
    print(words("plays"), chunk);  //@17
    co_await sleep(delay("watch_movie"));  //@18
  }
}

void program() { run(watch_movie()); }  //@20
