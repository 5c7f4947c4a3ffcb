// Virtual time tells the truth: programs over all primitives, drawn at random, do the same in the same order on the
// real clock. All that they do at a time of their own stands at a slot of its own, so that no two timers tie.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <future>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;

constexpr int kPrograms = 50;
constexpr int kActors = 4;
constexpr int kSteps = 3;
constexpr int kNever = 1000;  // a slot that no program gets to

/// What the actors of one program share.
struct World {
  Seconds slot;  ///< the time between two slots
  Lock lock;
  Semaphore semaphore{2};
  Event event;
  Condition condition;
  Queue<int> queue{1};
  Barrier barrier{2};
  std::vector<AnyTask> actors;

  /// How long it is to the slot with this number; 0 or less where that is over.
  [[nodiscard]] Seconds until(int number) const { return slot * number - loop_time(); }
};
using Shared = std::shared_ptr<World>;

// What an actor does in one step, from now on and until `end`.

Co<void> hold_lock(Shared world, int end) {
  const auto held = co_await async_with(world->lock);
  print("has the lock");
  co_await sleep(world->until(end));
}
Co<void> hold_semaphore(Shared world, int end) {
  const auto held = co_await async_with(world->semaphore);
  print("has a unit");
  co_await sleep(world->until(end));
}
Co<void> wait_for_event(Shared world, int end) {
  co_await wait_for(world->event.wait(), world->until(end));
  print("event");
}
Co<void> set_event(Shared world, int end) {
  world->event.set();
  co_await sleep(world->until(end));
  world->event.clear();
}
Co<void> put_item(Shared world, int end) {
  co_await wait_for(world->queue.put(end), world->until(end));
  print("put", end);
}
Co<void> get_item(Shared world, int end) {
  const int item = co_await wait_for(world->queue.get(), world->until(end));
  print("got", item);
}
Co<void> wait_for_notify(Shared world, int end) {
  const auto held = co_await async_with(world->condition);
  co_await wait_for(world->condition.wait(), world->until(end));
  print("notified");
}
Co<void> notify(Shared world, int end) {
  const auto held = co_await async_with(world->condition);
  world->condition.notify_all();
  co_await sleep(world->until(end));
}
Co<void> meet(Shared world, int end) {
  const int number = co_await wait_for(world->barrier.wait(), world->until(end));
  print("met", number);
}
Co<void> cancel_the_first(Shared world, int end) {
  co_await sleep(world->until(end));
  world->actors.front().cancel();
}
Co<void> fail_in_group(Shared world, int end) {
  const auto fail = [](Seconds delay) -> Co<void> {
    co_await sleep(delay);
    throw ValueError("no");
  };
  const auto block = [&](TaskGroup& group) -> Body<> {
    group.create_task(sleep(world->until(kNever)));
    group.create_task(fail(world->until(end)));
    co_await sleep(0s);
    print("in the group");
  };
  co_await async_with(TaskGroup(), block);
}
Co<void> gather_some(Shared world, int end) {
  co_await gather{shield(sleep(world->until(end))), sleep(0s), world->semaphore.acquire()};
  world->semaphore.release();
}
AsyncGenerator<int> count(Shared world, int end) {
  co_yield 1;
  co_await sleep(world->until(end));
  co_yield 2;
}
Co<void> iterate(Shared world, int end) {
  auto numbers = count(world, end);
  while (const auto number = co_await numbers.next()) print("number", *number);
}
Co<void> work_in_thread(Shared world, int end) {
  const auto work = [delay = world->until(end)] {
    if (delay > 0s) block(delay);
    return 1;
  };
  const int result = co_await to_thread(work);
  print("worked", result);
}

using Action = Co<void> (*)(Shared world, int end);
constexpr std::array<Action, 14> kActions{
    hold_lock, hold_semaphore, wait_for_event, set_event,        put_item,    get_item, wait_for_notify,
    notify,    meet,           fail_in_group,  cancel_the_first, gather_some, iterate,  work_in_thread};

struct Step {
  std::size_t action;
  int begin;  ///< slots
  int end;
};

Co<void> act(Shared world, std::vector<Step> steps) {
  for (const Step step : steps) {
    co_await sleep(world->until(step.begin));
    print("does", step.action);
    try {
      co_await kActions[step.action](world, step.end);
    } catch (const Exception& error) {
      print(error.type());
    } catch (const CancelledError&) {
      print("cancelled");
      throw;
    }
  }
}

using Script = std::vector<std::vector<Step>>;

Co<void> play(Script script, Seconds slot) {
  const Shared world = std::make_shared<World>();
  world->slot = slot;
  std::vector<Task<void>> tasks;
  for (const auto& steps : script) {
    tasks.push_back(create_task(act(world, steps)));
    world->actors.emplace_back(tasks.back());
  }
  co_await gather{return_exceptions, tasks};
  world->actors.clear();
}

/// Each actor has a share of the slots, in order.
Script draw(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<int> slots(kActors * kSteps * 2);
  std::iota(slots.begin(), slots.end(), 1);
  std::shuffle(slots.begin(), slots.end(), random);
  Script script;
  for (auto own = slots.begin(); own != slots.end(); own += kSteps * 2) {
    std::sort(own, own + kSteps * 2);
    std::vector<Step>& steps = script.emplace_back();
    for (int i = 0; i < kSteps * 2; i += 2) steps.push_back({random() % kActions.size(), own[i], own[i + 1]});
  }
  return script;
}

struct Happened {
  std::chrono::nanoseconds t;
  std::string what;
};

std::vector<Happened> run_on(ClockKind clock, const Script& script, Seconds slot) {
  const auto run = testing::record([&] { coro::run(play(script, slot)); }, {.clock = clock});
  std::vector<Happened> events;
  for (const trace::Event& e : run.events.list) {
    if (e.kind == trace::Kind::meta) continue;
    std::string what(name(e.kind));
    for (const trace::Id id : {e.task, e.co, e.by}) what += " " + std::to_string(id);
    // Delays among the arguments depend on the clock.
    const trace::TextId said = e.kind == trace::Kind::co_new ? 0 : e.text;
    for (const trace::TextId text : {e.call, said, e.exc, e.thrown}) what += " " + std::string(run.events.text(text));
    what += e.cause.kind == trace::Cause::Kind::task ? " by task " + std::to_string(e.cause.id) : "";
    events.push_back({e.t, what});
  }
  return events;
}

/// Where they differ, or "". `late`: up to there some event on the real clock came so late that the next slot may have
/// been reached, as the machine was busy: then they may.
std::string difference(const std::vector<Happened>& is, const std::vector<Happened>& expected, Seconds slot,
                       bool& late) {
  late = false;
  for (std::size_t i = 0; i < std::min(is.size(), expected.size()); ++i) {
    late = late || is[i].t - expected[i].t > slot / 2;
    if (is[i].what == expected[i].what) continue;
    return "event " + std::to_string(i) + ": " + is[i].what + "; on virtual time: " + expected[i].what;
  }
  return is.size() == expected.size() ? "" : "one ends before the other";
}

/// A machine that is busy wakes a thread late, and what was to happen apart happens in one turn: no order can be asked
/// for then. Only such a run is taken again, with slots that are longer.
std::string compare(unsigned seed) {
  const Script script = draw(seed);
  for (Seconds slot = 20ms;; slot *= 2) {
    bool late = false;
    const auto real = run_on(ClockKind::real_time, script, slot);
    const std::string text = difference(real, run_on(ClockKind::virtual_time, script, slot), slot, late);
    if (!late || text.empty() || slot > 500ms) return text;
  }
}

TEST(RealTime, fifty_programs_do_the_same_in_the_same_order_as_on_virtual_time) {
  std::vector<std::future<std::string>> results;
  for (unsigned seed = 0; seed < kPrograms; ++seed) {
    results.push_back(std::async(std::launch::async, compare, seed));
  }
  for (unsigned seed = 0; seed < kPrograms; ++seed) EXPECT_EQ(results[seed].get(), "") << "program " << seed;
}

TEST(RealTime, the_programs_do_everything) {
  std::array<int, kActions.size()> done{};
  for (unsigned seed = 0; seed < kPrograms; ++seed) {
    for (const Happened& event : run_on(ClockKind::virtual_time, draw(seed), 20ms)) {
      for (std::size_t action = 0; action < done.size(); ++action) {
        const std::string text = " does " + std::to_string(action) + " ";
        done[action] += event.what.find(text) != std::string::npos ? 1 : 0;
      }
    }
  }
  for (const int times : done) EXPECT_GE(times, 10);
}

}  // namespace
}  // namespace coro
