// What a wrong use of the scheduler comes to: tests in a table, each with its outcome in words.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "coro/asyncio.hpp"
#include "recording.hpp"

namespace coro::testing {

struct Misuse {
  const char* name;
  std::function<std::string()> run;
  const char* outcome;
};

inline void PrintTo(const Misuse& misuse, std::ostream* out) { *out << misuse.name; }

/// The output, the error and the end of a recorded run: "a; b; ValueError: x; error". Its trace is valid, and no frame
/// is left.
inline std::string outcome_of(const std::function<void()>& program, SchedulerOptions options = {.max_turns = 100'000}) {
  std::string outcome;
  const Recording run = record(program, options);
  for (const std::string& line : run.texts()) outcome += line + "; ";
  for (const trace::Event& e : run.of(trace::Kind::error)) {
    outcome += std::string(run.events.text(e.exc)) + ": " + std::string(run.events.text(e.text)) + "; ";
  }
  return outcome + std::string(name(run.why));
}

/// The same of a coroutine.
template <class Main>
std::function<std::string()> as_main(Main main) {
  return [main] { return outcome_of([main] { coro::run(main()); }); };
}

/// What `function` throws: "RuntimeError: no running event loop"; "nothing".
inline std::string thrown_by(const std::function<void()>& function) {
  try {
    function();
  } catch (const RunEnded& ended) {
    return "RunEnded: " + std::string(name(ended.why));
  } catch (...) {
    const ExceptionInfo info = describe(std::current_exception());
    return info.type + ": " + info.text;
  }
  return "nothing";
}

/// Its tests are the rows of a table.
class MisuseTest : public ::testing::TestWithParam<Misuse> {
 protected:
  void expect_outcome() const {
    const std::size_t before = live_frames();
    EXPECT_EQ(GetParam().run(), GetParam().outcome);
    EXPECT_EQ(live_frames(), before);
  }
};

inline std::string name_of(const ::testing::TestParamInfo<Misuse>& info) { return info.param.name; }

inline Co<void> nothing() { co_return; }
inline Co<int> seven() {
  co_await sleep(Seconds(1));
  co_return 7;
}
inline Co<void> a_million_seconds() { co_await sleep(Seconds(1e6)); }
inline Co<void> yields_forever() {
  while (true) co_await sleep(Seconds(0));
}

/// Calls a function when it is destroyed.
struct AtEnd {
  std::function<void()> function;
  ~AtEnd() { function(); }
};

}  // namespace coro::testing
