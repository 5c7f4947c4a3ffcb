#include "coro/asyncio.hpp"  //@1

#include <string>  //@2
#include <vector>

using namespace coro;
using namespace std::chrono_literals;

struct Data {
  std::string delta;
};
struct StreamEvent {
  Data data;
};

struct Result {
  static AsyncGenerator<StreamEvent> stream_events(Here = {}) {  //@4
    std::vector<std::string> deltas{words("one"), words("two"), words("three"), words("four")};  //@5
    for (const std::string& delta : deltas) {  //@5
      co_await sleep(delay("stream_events"));  //@6
      Data data = {delta};  //@7
      StreamEvent event = {data};
      co_yield event;  //@8
    }
  }
};

Co<void> write_email(Here = {}) {  //@10
  Result result;  //@11
  auto stream = result.stream_events();  //@12
  while (auto event = co_await stream.next()) {  //@12
    print(event->data.delta);  //@13
  }
  print();  //@14
}

void program() { run(write_email()); }  //@16
