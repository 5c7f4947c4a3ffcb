// Compares a program in C++ with CPython's trace of the same program in Python (tests/golden).
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "recording.hpp"
#include "trace/equal.hpp"
#include "trace/open.hpp"

namespace coro::testing {

/// Lines of definitions, which C++ does not provide. A library function run as a task has none.
using Definitions = std::map<std::string, std::uint32_t>;

/// The values that coroutines and plain calls return; they are not part of the comparison of traces.
inline std::vector<std::string> returned(const trace::Events& events) {
  std::vector<std::string> values;
  for (const trace::Event& e : events.list) {
    if (e.kind == trace::Kind::co_end || e.kind == trace::Kind::fn_end) values.emplace_back(events.text(e.text));
  }
  return values;
}

inline void expect_golden(const std::string& name, const std::function<void()>& program, const Definitions& definitions) {
  auto run = record(program);
  for (trace::Code& code : run.trace->codes) {
    const auto found = definitions.find(std::string(run.trace->strings.view(code.name)));
    if (found != definitions.end()) code.line = found->second;
  }
  const auto events = trace::decode(*run.trace);
  const auto read = trace::open(std::string(COROSCOPE_SOURCE_DIR) + "/tests/golden/" + name + ".jsonl");
  ASSERT_TRUE(std::holds_alternative<trace::Trace>(read)) << std::get<trace::Error>(read).message();
  const auto difference = trace::difference(events, trace::decode(std::get<trace::Trace>(read)));
  EXPECT_FALSE(difference.has_value()) << (difference ? difference->message() : "");
  EXPECT_EQ(returned(events), returned(trace::decode(std::get<trace::Trace>(read))));
  EXPECT_EQ(live_frames(), 0U);
}

}  // namespace coro::testing
