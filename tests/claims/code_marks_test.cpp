// Every live coroutine and plain call has its mark in the code, at every event of every lesson, in both listings: where it
// is, is found by a replay of the trace that knows nothing of the timeline.
#include "ui/code/code_marks.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "claims/world.hpp"
#include "lessons/catalogue.hpp"
#include "lessons/listing.hpp"
#include "lessons/record.hpp"
#include "timeline/build.hpp"
#include "timeline/locate.hpp"

namespace claims {
namespace {

using timeline::Lane;
using timeline::LaneIndex;

/// One run of a lesson, as it is shown with a listing.
struct ShownRun {
  std::unique_ptr<trace::Trace> trace;
  trace::Events events;
  timeline::Timeline timeline;
  lessons::Listing listing;

  [[nodiscard]] player::RunView view(const World& world) const {
    player::RunView view;
    view.events = &events;
    view.timeline = &timeline;
    view.listing = &listing;
    view.moment = timeline::moment_at(timeline, events, timeline::after_event(timeline, world.last()->i));
    return view;
  }
};

/// The line at which a coroutine awaits `below`: only the next suspend of its task has it. 0: there is none before that
/// has ended.
std::uint32_t awaiting_line(const World& world, const Task& task, Id co, Who below) {
  const auto& list = world.events().list;
  for (std::size_t i = world.last()->i + 1; i < list.size(); ++i) {
    const Event& event = list[i];
    const bool ends = event.kind == trace::Kind::co_end || event.kind == trace::Kind::agen_yield;
    if (below.fn ? event.kind == trace::Kind::fn_end && event.fn == below.id : ends && event.co == below.id) return 0;
    if (event.kind != trace::Kind::task_suspend || &world.task(event.task) != &task) continue;
    for (const trace::Link& link : world.events().chain(event))
      if (link.co == co) return link.line;
  }
  return 0;
}

/// Whether a cancel has ended it before it started: then there is no co.end.
bool never_began(const World& world, Who who) {
  return !who.fn && !world.body(who).started && std::ranges::any_of(world.tasks(), [&](const Task& task) {
    return task.root == who.id && task.ended != nullptr;
  });
}

/// The line of the trace's listing at which it is: until it starts, that of its definition. 0: it does not live.
std::uint32_t line_of(const World& world, Who who) {
  const Body& body = world.body(who);
  if (body.made == nullptr || body.ended != nullptr || never_began(world, who)) return 0;
  for (const Task& task : world.tasks()) {
    const auto at = std::ranges::find(task.stack, who);
    if (who.fn || at == task.stack.end() || std::next(at) == task.stack.end()) continue;
    if (const std::uint32_t line = awaiting_line(world, task, who.id, *std::next(at)); line != 0) return line;
  }
  return body.line != 0 ? body.line : body.made->line;
}

bool has_mark(const std::vector<ui::CodeMark>& marks, std::uint32_t line, LaneIndex lane) {
  const auto mark = std::ranges::find(marks, line, &ui::CodeMark::line);
  return mark != marks.end() && std::ranges::find(mark->lanes, lane) != mark->lanes.end();
}

std::size_t count_lanes(const std::vector<ui::CodeMark>& marks) {
  std::size_t count = 0;
  for (const ui::CodeMark& mark : marks) count += mark.lanes.size();
  return count;
}

/// @returns how many live lanes had their mark; a lane without a line in the listing has none
std::size_t check_moment(const ShownRun& run, const World& world, const std::string& where) {
  const auto marks = ui::code_marks(run.view(world));
  std::size_t wanted = 0;
  for (LaneIndex lane = 1; lane < std::ssize(run.timeline.lanes); ++lane) {
    const Lane& one = run.timeline.lane(lane);
    const std::uint32_t line = line_of(world, {one.kind == Lane::Kind::function, one.id});
    const std::uint32_t shown = line < run.listing.python_to_here.size() ? run.listing.python_to_here[line] : 0;
    if (shown == 0) continue;
    ++wanted;
    EXPECT_TRUE(has_mark(marks, shown, lane)) << one.label << " at line " << line << where;
  }
  EXPECT_EQ(count_lanes(marks), wanted) << "a mark of something that does not live" << where;
  return wanted;
}

std::size_t check_run(const lessons::Lesson& lesson, std::size_t index, lessons::Code code) {
  lessons::Values values;
  for (const lessons::Parameter& parameter : lesson.parameters) values.push_back(parameter.default_s);
  ShownRun run;
  run.trace = lessons::record(lesson, index, values, text::Language::en, coro::ClockKind::virtual_time);
  run.events = trace::decode(*run.trace);
  run.timeline = timeline::build(run.events);
  run.listing = lessons::listing(lesson, index, code, values, text::Language::en);
  World world(run.events);
  std::size_t marks = 0;
  for (const Event& event : run.events.list) {
    if (event.kind == trace::Kind::meta) continue;
    if (event.kind == trace::Kind::end) break;
    world.take(event);
    marks += check_moment(run, world, ", in " + lesson.id + "/" + lesson.runs[index].id + " after event " +
                                          std::to_string(event.i) + (code == lessons::Code::cpp ? " (C++)" : ""));
  }
  return marks;
}

TEST(CodeMarks, EveryLiveLaneOfEveryLessonHasItsMarkInBothListings) {
  const auto catalogue = lessons::Catalogue::load(std::filesystem::path(COROSCOPE_SOURCE_DIR) / "assets");
  std::size_t marks = 0;
  for (const lessons::Lesson& lesson : catalogue.lessons()) {
    for (std::size_t run = 0; run < lesson.runs.size(); ++run) {
      for (const auto code : {lessons::Code::python, lessons::Code::cpp}) {
        marks += check_run(lesson, run, code);
        if (testing::Test::HasFailure()) return;
      }
    }
  }
  std::cout << marks << " marks of live lanes\n";
  EXPECT_GT(marks, 8'000U);
}

}  // namespace
}  // namespace claims
