#include "coro/asyncio.hpp"  //@1

#include <vector>

using namespace coro;
using namespace std::chrono_literals;

AsyncGenerator<int> movie_stream(Here = {}) {  //@3
  for (int chunk = 1; chunk < 7; ++chunk) {  //@4
    co_await sleep(delay("movie_stream"));  //@5
    co_yield chunk;  //@6
  }
}

Co<void> watch_movie(Here = {}) {  //@8
  print(words("downloading"));  //@9
  std::vector<int> chunks;  //@10
  auto stream = movie_stream();  //@11
  while (auto chunk = co_await stream.next()) {  //@11
    chunks.push_back(*chunk);  //@12
  }
  print(words("downloaded"));  //@13
  for (int chunk : chunks) {  //@14
    print(words("plays"), chunk);  //@15
    co_await sleep(delay("watch_movie"));  //@16
  }
}

void program() { run(watch_movie()); }  //@18
