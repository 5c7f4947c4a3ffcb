// Queue, PriorityQueue, LifoQueue.
#include <gtest/gtest.h>

#include <array>
#include <memory>

#include "queues.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using namespace testing;

TEST(Queue, items_go_to_those_who_wait_in_the_order_of_coming) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Queue<int> queue;
              const auto a = create_task(consume(queue, "a"));
              const auto b = create_task(consume(queue, "b"));
              const auto c = create_task(consume(queue, "c"));
              const auto tick = create_task(ticks(4));
              co_await sleep(0s);
              for (int i = 0; i < 3; ++i) queue.put_nowait(i);
              print(queue.qsize());
              co_await gather{a, b, c};
              co_await tick;
            }),
            (Lines{"tick 1", "3", "tick 2", "a got 0", "b got 1", "c got 2", "tick 3", "tick 4"}));
}

TEST(Queue, who_was_woken_and_finds_it_empty_waits_again_at_the_end) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Queue<int> queue;
              const auto a = create_task(consume(queue, "a"));
              const auto b = create_task(consume(queue, "b"));
              const auto tick = create_task(ticks(6));
              co_await sleep(0s);
              queue.put_nowait(1);
              const int stolen = co_await queue.get();
              print("stolen", stolen);
              co_await sleep(0s);
              co_await sleep(0s);
              queue.put_nowait(2);
              queue.put_nowait(3);
              co_await gather{a, b};
              co_await tick;
            }),
            (Lines{"tick 1", "stolen 1", "tick 2", "tick 3", "tick 4", "b got 2", "a got 3", "tick 5", "tick 6"}));
}

TEST(Queue, full_it_lets_those_who_put_wait) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Queue<int> queue(1);
              const auto a = create_task(produce(queue, 1, 2));
              const auto b = create_task(produce(queue, 3, 3));
              const auto tick = create_task(ticks(8));
              co_await sleep(0s);
              print(queue.full(), queue.qsize());
              co_await consume(queue, "main", 3);
              co_await gather{a, b};
              co_await tick;
            }),
            (Lines{"put 1", "tick 1", "True 1", "main got 1", "tick 2", "put 2", "tick 3", "main got 2", "tick 4",
                   "put 3", "tick 5", "main got 3", "tick 6", "tick 7", "tick 8"}));
}

TEST(Queue, a_getter_that_is_cancelled_after_the_wake_up_wakes_the_next) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Queue<int> queue;
              const auto a = create_task(consume(queue, "a"));
              const auto b = create_task(consume(queue, "b"));
              const auto tick = create_task(ticks(4));
              co_await sleep(0s);
              queue.put_nowait(1);
              a.cancel();
              co_await gather{return_exceptions, a, b};
              co_await tick;
            }),
            (Lines{"tick 1", "tick 2", "a cancelled", "tick 3", "b got 1", "tick 4"}));
}

TEST(Queue, a_getter_that_is_cancelled_while_waiting_is_passed_over) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Queue<int> queue;
              const auto a = create_task(consume(queue, "a"));
              const auto b = create_task(consume(queue, "b"));
              co_await sleep(0s);
              a.cancel();
              queue.put_nowait(1);
              co_await gather{return_exceptions, a, b};
            }),
            (Lines{"a cancelled", "b got 1"}));
}

TEST(Queue, a_putter_that_is_cancelled_after_the_wake_up_wakes_the_next) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Queue<int> queue(1);
              queue.put_nowait(0);
              const auto a = create_task(produce(queue, 1, 1));
              const auto b = create_task(produce(queue, 2, 2));
              const auto tick = create_task(ticks(4));
              co_await sleep(0s);
              print(queue.get_nowait());
              a.cancel();
              co_await gather{return_exceptions, a, b};
              co_await tick;
              print(queue.qsize());
            }),
            (Lines{"tick 1", "0", "tick 2", "put 1 cancelled", "tick 3", "put 2", "tick 4", "1"}));
}

Co<void> work(Queue<int> queue) {
  while (true) {
    const int item = co_await queue.get();
    co_await sleep(0s);
    print("did", item);
    queue.task_done();
  }
}

Co<void> join_and_work() {
  const Queue<int> queue;
  co_await queue.join();
  print("nothing to join");
  for (int i = 0; i < 2; ++i) queue.put_nowait(i);
  const auto worker = create_task(work(queue));
  const auto tick = create_task(ticks(7));
  co_await queue.join();
  print("joined");
  worker.cancel();
  co_await tick;
  try {
    queue.task_done();
  } catch (const ValueError& error) {
    print(error);
  }
}

TEST(Queue, join_waits_until_every_item_was_dealt_with) {
  const auto run = run_main(join_and_work);
  EXPECT_EQ(run.texts(), (Lines{"nothing to join", "tick 1", "did 0", "tick 2", "did 1", "tick 3", "joined", "tick 4",
                                "tick 5", "tick 6", "tick 7", "task_done() called too many times"}));
  EXPECT_EQ(calls(run).at(0), "Queue.join");
}

Co<void> bad_use_of_queue() {
  const Queue<int> queue(1);
#line 201
  say_thrown<QueueEmpty>([&] { queue.get_nowait(); });
#line 202
  say_thrown<QueueFull>([&] { queue.put_nowait(1); });
#line 203
  say_thrown<QueueFull>([&] { queue.put_nowait(2); });
  print(queue.maxsize(), queue.full(), queue.empty(), Queue<int>().full());
  co_return;
}

TEST(Queue, full_or_empty_the_functions_that_do_not_wait_say_so) {
  EXPECT_EQ(output_of(bad_use_of_queue), (Lines{"QueueEmpty True 201", "nothing", "QueueFull True 203", "1 True False False"}));
}

struct Job {
  int priority;
  int number;
  friend bool operator<(const Job& a, const Job& b) { return a.priority < b.priority; }
};

constexpr std::array<int, 10> kFirst{5, 1, 5, 1, 3, 5, 1, 3, 3, 1};
constexpr std::array<int, 4> kThen{1, 5, 3, 3};

Co<void> priorities() {
  const PriorityQueue<Job> queue;
  std::string order;
  const auto take = [&] {
    const Job job = queue.get_nowait();
    order += std::to_string(job.priority) + ":" + std::to_string(job.number) + " ";
  };
  int number = 0;
  for (const int priority : kFirst) co_await queue.put({priority, number++});
  for (int i = 0; i < 4; ++i) take();
  for (const int priority : kThen) co_await queue.put({priority, number++});
  while (!queue.empty()) take();
  print(order);
}

TEST(Queue, priorities_come_smallest_first_and_equal_ones_in_the_order_of_pythons_heap) {
  EXPECT_EQ(output_of(priorities), Lines{"1:1 1:6 1:3 1:9 1:10 3:4 3:8 3:13 3:12 3:7 5:5 5:2 5:11 5:0 "});
}

TEST(Queue, a_stack_gives_the_last_first_and_is_a_queue_to_whoever_waits) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const LifoQueue<int> stack(2);
              const auto waiting = create_task(consume(stack, "a", 2));
              co_await sleep(0s);
              stack.put_nowait(1);
              stack.put_nowait(2);
              print(stack.full());
              co_await waiting;
            }),
            (Lines{"True", "a got 2", "a got 1"}));
}

TEST(Queue, the_trace_names_get_and_put_and_who_woke_whom) {
  const auto run = run_main([]() -> Co<void> {
    const Queue<int> queue(1);
    const auto getter = create_task(consume(queue, "g", 2));
    co_await sleep(1s);
    queue.put_nowait(1);
    co_await queue.put(2);
    co_await getter;
  });
  EXPECT_EQ(calls(run), (Lines{"sleep", "Queue.get", "Queue.put", "Queue.get", ""}));
  EXPECT_EQ(wakes(run), (Lines{"1<t", "2<1", "1<2", "2<1", "1<2"}));
}

TEST(Queue, holds_what_cannot_be_copied) {
  EXPECT_EQ(output_of([]() -> Co<void> {
              const Queue<std::unique_ptr<int>> queue;
              co_await queue.put(std::make_unique<int>(7));
              const auto item = co_await queue.get();
              print(*item);
            }),
            Lines{"7"});
}

TEST(Queue, waited_for_when_the_run_ends_leaves_nothing) {
  const Queue<int> queue(1);
  const auto run = testing::record([&] {
    auto main = [](Queue<int> one) -> Co<void> { co_await gather{produce(one, 1, 3), one.join()}; };
    coro::run(main(queue));
  });
  EXPECT_EQ(run.why, trace::Why::deadlock);
  EXPECT_EQ(live_frames(), 0U);
  EXPECT_EQ(queue.qsize(), 1U);
}

TEST(Queue, an_exception_of_a_queue_that_ends_the_program_stands_at_the_await) {
  const auto run = testing::record([] {
    auto main = []() -> Co<void> {
      const Queue<int> queue;
      queue.shutdown();
#line 300
      co_await queue.put(1);
    };
    coro::run(main());
  });
  EXPECT_EQ(run.of(trace::Kind::co_end).at(0).line, 300U);
  const auto error = run.of(trace::Kind::error).at(0);
  EXPECT_EQ(run.events.text(error.exc), "QueueShutDown");
  EXPECT_EQ(error.line, 300U);
}

}  // namespace
}  // namespace coro
