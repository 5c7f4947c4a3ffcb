#include "coro/asyncio.hpp"  //@1

using namespace coro;
using namespace std::chrono_literals;

AsyncGenerator<int> movie_stream(Here = {}) {  //@3
  for (int chunk = 1; chunk < 4; ++chunk) {  //@4
    print(words("requests"), chunk);  //@5
    co_await sleep(delay("movie_stream"));  //@6
    print(words("has"), chunk);  //@7
    co_yield chunk;  //@8
  }
}

Co<void> watch_movie(Here = {}) {  //@10
  auto stream = movie_stream();  //@11
  while (auto chunk = co_await stream.next()) {  //@11
    print(words("plays"), *chunk);  //@12
    print(words("played"), *chunk);  //@13
  }
}

void program() { run(watch_movie()); }  //@15
