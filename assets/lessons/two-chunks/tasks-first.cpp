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
  Task<std::string> chunk_1 = create_task(fetch_chunk_1());  //@17
  Task<std::string> chunk_2 = create_task(fetch_chunk_2());  //@18
  std::string data = co_await chunk_1;  // A  //@19
  print(words("first"));  //@20
  data += co_await chunk_2;  // B  //@21
  print(words("second"));  //@22
  co_return data;  //@23
}

void program() { run(download_file()); }  //@25
