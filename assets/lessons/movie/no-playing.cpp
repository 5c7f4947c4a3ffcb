#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

AsyncGenerator<int> movie_stream(Here = {}) {  //@3
  for (int chunk = 1; chunk < 7; ++chunk) {  //@4
    co_await sleep(delay("movie_stream"));  //@5
    co_yield chunk;  //@6
  }
}

Co<void> watch_movie(Here = {}) {  //@8
  auto stream = movie_stream();  //@9
  while (auto chunk = co_await stream.next()) {  //@9
    print(words("plays"), *chunk);  //@10
  }
}

void program() { run(watch_movie()); }  //@12
