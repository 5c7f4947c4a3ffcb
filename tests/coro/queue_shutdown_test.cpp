// Queue.shutdown, as Python 3.13 has it.
#include <gtest/gtest.h>

#include "queues.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

Co<void> shut_down() {
  const Queue<int> queue(1);
  const auto getter = create_task(consume(queue, "g", 2));
  co_await sleep(0s);
  const auto a = create_task(produce(queue, 1, 4));
  const auto b = create_task(produce(queue, 5, 5));
  const auto tick = create_task(ticks(4));
  co_await sleep(0s);
  co_await sleep(0s);
  queue.shutdown();
  print("shut", queue.qsize());
  co_await gather{getter, a, b};
  co_await tick;
  say_thrown<QueueShutDown>([&] { queue.put_nowait(1); });
  say_thrown<QueueShutDown>([&] { queue.get_nowait(); });
}

TEST(QueueShutdown, it_sends_everybody_away) {
  auto lines = output_of(shut_down);
  for (std::string& line : lines) line = line.substr(0, line.find(" True"));
  EXPECT_EQ(lines, (Lines{"put 1", "tick 1", "g got 1", "tick 2", "shut 0", "put 2 shut down", "tick 3", "g shut down",
                          "put 5 shut down", "tick 4", "QueueShutDown", "QueueShutDown"}));
}

TEST(QueueShutdown, the_items_in_it_can_still_be_taken) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Queue<int> queue;
              queue.put_nowait(1);
              queue.shutdown();
              print(queue.get_nowait());
              co_await get_items(queue, "main", 1);
            }),
            (Lines{"1", "main shut down"}));
}

Co<void> join_and_say(Queue<int> queue) {
  co_await queue.join();
  print("joined");
}

TEST(QueueShutdown, at_once_its_items_count_as_done_but_not_one_that_was_taken) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Queue<int> dropped;
              for (int i = 0; i < 3; ++i) dropped.put_nowait(i);
              const auto joined = create_task(join_and_say(dropped));
              co_await sleep(0s);
              dropped.shutdown(true);
              print(dropped.qsize());
              co_await joined;
              co_await get_items(dropped, "main", 1);

              const Queue<int> taken;
              for (int i = 0; i < 2; ++i) taken.put_nowait(i);
              taken.get_nowait();
              taken.shutdown(true);
              const auto later = create_task(join_and_say(taken));
              co_await sleep(0s);
              print("not yet");
              taken.task_done();
              co_await later;
            }),
            (Lines{"0", "joined", "main shut down", "not yet", "joined"}));
}

}  // namespace
}  // namespace coro
