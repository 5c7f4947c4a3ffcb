#include "trace/trace.hpp"

#include <gmock/gmock.h>

#include "trace/golden.hpp"
#include "trace/recorder.hpp"

namespace trace {
namespace {

using testing::golden_text;
using testing::must_read;
using testing::written;

TEST(Trace, MapsEveryLineToAnotherListing) {
  Trace trace = must_read(golden_text("nested"));
  std::vector<std::uint32_t> ten_further;
  for (std::uint32_t line = 0; line <= 13; ++line) ten_further.push_back(line + 10);
  trace.map_lines(ten_further);
  const std::string text = written(trace);
  EXPECT_THAT(text, ::testing::HasSubstr(R"("k": "co.new", "co": 1, "name": "main", "line": 21, "at": 23})"));
  EXPECT_THAT(text, ::testing::HasSubstr(R"("line": 13, "chain": [[1, 22], [2, 20], [3, 16], [4, 13]])"));
  EXPECT_THAT(text, ::testing::HasSubstr(R"("k": "task.ready", "task": 1, "cause")")) << "no line comes out of nothing";
}

TEST(Trace, TakesLinesAwayAndKeepsThosePastTheList) {
  Trace trace;
  Recorder recorder(trace, "test", "test", "virtual");
  recorder.print({0, 0, 1}, recorder.text("x"));
  recorder.print({0, 0, 2}, recorder.text("x"));
  recorder.end(Why::ok);
  trace.map_lines({0, 0});
  const Events events = decode(trace);
  EXPECT_EQ(events.list[1].line, 0U);
  EXPECT_EQ(events.list[2].line, 2U);
}

TEST(Trace, MovesWithItsTexts) {
  Trace first = must_read(golden_text("two"));
  const Trace second = std::move(first);
  EXPECT_EQ(written(second), golden_text("two"));
}

TEST(Chunks, AreEmptyAtFirst) { EXPECT_EQ(Chunks().size(), 0U); }

}  // namespace
}  // namespace trace
