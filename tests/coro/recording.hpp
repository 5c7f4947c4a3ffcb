// Runs a program on virtual time, stores its output and checks its trace: for tests of coro.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "coro/asyncio.hpp"
#include "trace/check.hpp"
#include "trace/events.hpp"

namespace coro::testing {

using Lines = std::vector<std::string>;

struct Recording {
  std::unique_ptr<trace::Trace> trace = std::make_unique<trace::Trace>();
  trace::Events events;
  trace::Why why = trace::Why::ok;

  [[nodiscard]] double total() const { return static_cast<double>(events.list.back().t.count()) / 1e9; }

  /// The output, each line after its time: "3.0 done".
  [[nodiscard]] Lines output() const {
    Lines lines;
    for (const trace::Event& e : events.list) {
      if (e.kind != trace::Kind::print) continue;
      lines.push_back(to_text(static_cast<double>(e.t.count()) / 1e9) + " " + std::string(events.text(e.text)));
    }
    return lines;
  }

  /// The output.
  [[nodiscard]] Lines texts() const {
    Lines lines;
    for (const trace::Event& e : of(trace::Kind::print)) lines.emplace_back(events.text(e.text));
    return lines;
  }

  /// The output, each line after its turn and time, and how the run ended: "3|1.0 done", "8|1.0 ok".
  [[nodiscard]] Lines turns() const {
    Lines lines;
    for (const trace::Event& e : events.list) {
      const std::string at = std::to_string(e.n) + "|" + to_text(std::chrono::duration<double>(e.t).count()) + " ";
      if (e.kind == trace::Kind::print) lines.push_back(at + std::string(events.text(e.text)));
      if (e.kind == trace::Kind::end) lines.push_back(at + std::string(name(e.why)));
    }
    return lines;
  }

  [[nodiscard]] std::vector<trace::Event> of(trace::Kind kind) const {
    std::vector<trace::Event> found;
    for (const trace::Event& e : events.list) {
      if (e.kind == kind) found.push_back(e);
    }
    return found;
  }
};

inline Recording record(const std::function<void()>& program, SchedulerOptions options = {}) {
  Recording result;
  {
    trace::Recorder recorder(*result.trace, "coroscope", "test", "virtual");
    options.recorder = &recorder;
    Scheduler scheduler(options);
    result.why = scheduler.execute(program);
  }
  result.events = trace::decode(*result.trace);
  for (const trace::Violation& violation : trace::check(result.events)) {
    ADD_FAILURE() << "event " << violation.event << ", " << name(violation.rule) << ": " << violation.message;
  }
  return result;
}

/// Runs the coroutine `main`; checks that no frames remain.
template <class Main>
Recording run_main(const Main& main, SchedulerOptions options = {}) {
  auto run = record([&] { coro::run(main()); }, options);
  EXPECT_EQ(live_frames(), 0U);
  return run;
}

}  // namespace coro::testing
