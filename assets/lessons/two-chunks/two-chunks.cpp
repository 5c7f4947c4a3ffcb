#include "coro/asyncio.hpp"  //@1

#include <string>

using namespace coro;
using namespace std::chrono_literals;

Co<std::string> fetch_chunk_1(Here = {}) {  //@3
  print("fetch_chunk_1:", words("request"));  //@4
  co_await sleep(delay("fetch_chunk_1"));  //@5
  print("fetch_chunk_1:", words("answer"));  //@6
  co_return words("data_1");  //@7
}

Co<std::string> fetch_chunk_2(Here = {}) {  //@9
  print("fetch_chunk_2:", words("request"));  //@10
  co_await sleep(delay("fetch_chunk_2"));  //@11
  print("fetch_chunk_2:", words("answer"));  //@12
  co_return words("data_2");  //@13
}

Co<std::string> download_file(Here = {}) {  //@15
  print(words("start"));  //@16
  std::string data = co_await fetch_chunk_1();  // A  //@17
  print(words("first"));  //@18
  data += co_await fetch_chunk_2();  // B  //@19
  print(words("second"));  //@20
  co_return data;  //@21
}

void program() { run(download_file()); }  //@23
