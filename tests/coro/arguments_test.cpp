// The arguments of calls in a trace.
#include "coro/arguments.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro {
namespace {

using namespace std::chrono_literals;
using detail::arguments_text;
using ::testing::ElementsAre;

namespace arguments_program {

struct Session {};
template <class T>
struct Box {};

Co<void> leaf(std::string /*name*/, int /*n*/, Here = {}) { co_return; }
Co<void> hidden(Hidden<int> /*index*/, int /*n*/, Definition = {"shown", 5}, Here = {}) { co_return; }
AsyncGenerator<int> count(int n, Here = {}) { co_yield n; }
void hold(int n, Here here = {}) {
  Call call(here, Arguments(n));
  block(1s);
}
Co<void> none(Here = {}) { co_return; }
Co<void> caller(Here = {}) {
  co_await leaf("a", 1);
  co_await hidden(7, 2);
  hold(3);
  auto numbers = count(4);
  co_await anext(numbers);
  co_await none();
  co_await create_task(leaf("b", 5), "front page");
}

}  // namespace arguments_program

TEST(Arguments, ValuesAreWrittenAsPythonWritesThem) {
  EXPECT_EQ(arguments_text(1, 2.5, true, "it's", std::string("a")), R"(1, 2.5, True, "it's", 'a')");
  EXPECT_EQ(arguments_text(3s, 500ms, Seconds(0.25)), "3, 0.5, 0.25");
  EXPECT_EQ(arguments_text(std::optional<int>(), std::optional<int>(4)), "None, 4");
  const char* const none = nullptr;
  EXPECT_EQ(arguments_text(none), "None");
  EXPECT_EQ(arguments_text(), "");
}

TEST(Arguments, OfAnythingElseItIsTheNameOfTheType) {
  const arguments_program::Session session;
  EXPECT_EQ(arguments_text(session, std::vector<int>{1, 2}, Lock(), Queue<int>()), "Session, list, Lock, Queue");
  EXPECT_EQ(arguments_text(arguments_program::Box<std::vector<int>>()), "Box");
  EXPECT_EQ(arguments_text(std::make_shared<arguments_program::Session>()), "Session");
  EXPECT_EQ(arguments_text(std::shared_ptr<int>()), "None");
  EXPECT_EQ(arguments_text(1, [] {}), "1, function");
  EXPECT_EQ(arguments_text([] {}, 1), "1") << "the closure of a coroutine lambda";
}

TEST(Arguments, TheyAreAtMostFortyCharacters) {
  EXPECT_EQ(arguments_text(std::string(100, 'x'), 3), "'" + std::string(38, 'x') + "…");
  EXPECT_EQ(arguments_text(std::string(18, 'a'), std::string(16, 'b')),
            "'" + std::string(18, 'a') + "', '" + std::string(16, 'b') + "'");
  EXPECT_EQ(arguments_text(std::string(18, 'a'), std::string(17, 'b')),
            "'" + std::string(18, 'a') + "', '" + std::string(16, 'b') + "…");
}

TEST(Arguments, ARunRecordsThem) {
  const testing::Recording recording = testing::record([] { run(arguments_program::caller()); });
  const trace::Events& events = recording.events;
  std::vector<std::string> calls, tasks;
  for (const trace::Event& event : events.list) {
    const std::string name(events.text(event.name));
    if (event.kind == trace::Kind::task_new) tasks.push_back(name);
    if (event.kind != trace::Kind::co_new && event.kind != trace::Kind::fn_start) continue;
    calls.push_back(name + "(" + std::string(events.text(event.text)) + ")");
  }
  EXPECT_THAT(calls,
              ElementsAre("caller()", "leaf('a', 1)", "shown(2)", "hold(3)", "count(4)", "none()", "leaf('b', 5)"));
  EXPECT_THAT(tasks, ElementsAre("caller", "front page", "count")) << "the last one closes the generator";
}

}  // namespace
}  // namespace coro
