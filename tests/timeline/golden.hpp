// The parsed traces of tests/golden.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "timeline/build.hpp"
#include "trace/events.hpp"
#include "trace/open.hpp"

namespace timeline::testing {

/// One of the traces of tests/golden with its timeline.
struct Golden {
  explicit Golden(const std::string& name) {
    const auto path = std::filesystem::path(COROSCOPE_SOURCE_DIR) / "tests" / "golden" / (name + ".jsonl");
    trace::ReadResult result = trace::open(path);
    if (!std::holds_alternative<trace::Trace>(result)) throw std::runtime_error("cannot read " + path.string());
    trace = std::make_unique<trace::Trace>(std::get<trace::Trace>(std::move(result)));
    events = trace::decode(*trace);
    timeline = build(events);
  }

  std::unique_ptr<trace::Trace> trace;
  trace::Events events;
  Timeline timeline;
};

}  // namespace timeline::testing
