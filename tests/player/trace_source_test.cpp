#include "player/sources/trace_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/folder.hpp"

namespace {

/// A coroutine that is made and never awaited: about the shortest run there is.
const std::string kTrace =
    R"({"i":0,"t":0,"n":0,"k":"meta","v":1,"impl":"test","src":"far/away/small.py","clock":"virtual","unit":"ns"})"
    "\n"
    R"({"i":1,"t":0,"n":0,"k":"co.new","co":1,"name":"main","line":1,"at":3})"
    "\n"
    R"({"i":2,"t":5000000000,"n":0,"k":"co.never_awaited","co":1,"name":"main","line":3})"
    "\n"
    R"({"i":3,"t":5000000000,"n":0,"k":"end","why":"ok"})"
    "\n";

player::OpenRun only_run(std::variant<std::unique_ptr<player::TraceSource>, trace::Error> read) {
  std::vector<player::OpenRun> runs;
  std::get<std::unique_ptr<player::TraceSource>>(read)->record(runs, {}, text::Language::en);
  return std::move(runs.at(0));
}

}  // namespace

TEST(TraceSource, GivesTheTimelineOfATraceFile) {
  const Folder folder;
  const auto run = only_run(player::TraceSource::read(folder.write("small.jsonl", kTrace)));
  EXPECT_EQ(run.id, "small");
  EXPECT_EQ(run.timeline.total, std::chrono::seconds(5));
  EXPECT_EQ(run.timeline.lanes.size(), 2U);
  EXPECT_FALSE(run.listing);
}

TEST(TraceSource, TheProgramBesideTheTraceIsItsListing) {
  const Folder folder;
  (void)folder.write("small.py", "async def main():\r\n    pass\nmain()");
  const auto listing = only_run(player::TraceSource::read(folder.write("any name.jsonl", kTrace))).listing;
  ASSERT_TRUE(listing);
  EXPECT_THAT(listing->lines, testing::ElementsAreArray({"async def main():", "    pass", "main()"}));
  EXPECT_THAT(listing->python_to_here, testing::ElementsAre(0, 1, 2, 3));
  EXPECT_TRUE(listing->numbers.empty());
}

TEST(TraceSource, AFileThatIsNoTraceIsAnErrorWithItsLine) {
  const Folder folder;
  const auto read =
      player::TraceSource::read(folder.write("bad.jsonl", kTrace.substr(0, kTrace.find('\n') + 1) + "nonsense\n"));
  ASSERT_TRUE(std::holds_alternative<trace::Error>(read));
  EXPECT_EQ(std::get<trace::Error>(read).line, 2U);
}
