#include "timeline/moment.hpp"

#include <gtest/gtest.h>

#include <string>

#include "timeline/build.hpp"
#include "trace/open.hpp"

namespace {

/// Lines of a trace, numbered.
class HostileTrace {
 public:
  void add(const std::string& rest) {
    text_ += "{\"i\": " + std::to_string(count_++) + ", \"t\": 0, \"n\": 0, " + rest + "}\n";
  }
  [[nodiscard]] std::string& text() { return text_; }

 private:
  std::string text_;
  int count_ = 0;
};

}  // namespace

TEST(Moment, InAnInvalidTraceALaneIsInOneChainOnce) {
  constexpr int kTasks = 50;
  const std::string shared = std::to_string(kTasks + 1);
  HostileTrace hostile;
  hostile.add(R"("k": "meta", "v": 1, "impl": "x", "src": "x.py", "clock": "virtual", "unit": "ns")");
  for (int co = 1; co <= kTasks + 1; ++co)
    hostile.add(R"("k": "co.new", "name": "f", "line": 1, "co": )" + std::to_string(co));
  for (int task = 1; task <= kTasks; ++task) {
    const std::string ids = R"("task": )" + std::to_string(task) + R"(, "co": )" + std::to_string(task);
    hostile.add(R"("k": "task.new", "name": "f", )" + ids);
    hostile.add(R"("k": "task.start", "line": 1, )" + ids);
    hostile.add(R"("k": "co.start", "name": "f", "line": 1, )" + ids);
    // Every task asks the same generator for a value.
    hostile.add(R"("k": "agen.next", "line": 2, "task": )" + std::to_string(task) + R"(, "co": )" + shared);
  }
  hostile.add(R"("k": "end", "why": "ok")");
  const trace::ReadResult read = trace::read(hostile.text());
  ASSERT_TRUE(std::holds_alternative<trace::Trace>(read)) << std::get<trace::Error>(read).message();
  const trace::Events events = trace::decode(std::get<trace::Trace>(read));
  const timeline::Timeline built = timeline::build(events);
  const timeline::Moment moment = timeline::moment_at(built, events, {built.end.t, built.end.within - 1});
  std::size_t links = 0;
  for (const auto& chain : moment.chains) links += chain.size();
  EXPECT_GE(moment.chains.size(), 50U);
  EXPECT_LE(links, built.lanes.size());
}
