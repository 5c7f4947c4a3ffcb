#include "timeline/run_end.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "timeline/facts.hpp"

namespace timeline {
namespace {

constexpr std::size_t kMostAddends = 5;

// "3 + 3 + 3"; "" if there are too many, or if the numbers as they are shown are rounded.
std::string addends(const WaitSum& waits) {
  constexpr Nanos kShown = std::chrono::milliseconds{1};
  if (waits.count > kMostAddends) return "";
  std::string text;
  for (const Nanos each : waits.each) {
    if (each % kShown != Nanos{0}) return "";
    text += fmt::format("{}{}", text.empty() ? "" : " + ", in_seconds(each));
  }
  return text;
}

Statement done(const Timeline& timeline) {
  const WaitSum& waits = timeline.waits;
  About about{.co = waits.first, .number = waits.count, .t = Due(timeline.total), .delay = in_seconds(waits.sum)};
  if (waits.count == 0) return {timeline.total == Nanos{0} ? "run_sentence.done_at_once" : "run_sentence.done_busy", about};
  if (waits.count == 1) {
    about.t = Due(waits.longest);
    return {waits.held == 1 ? "run_sentence.done_one_held" : "run_sentence.done_one", about};
  }
  if (waits.overlapped) {
    about.t = Due(waits.longest);
    return {waits.count == 2 ? "run_sentence.done_both" : "run_sentence.done_overlap", about};
  }
  if (!waits.in_a_row) return {waits.sum > timeline.total ? "run_sentence.done_part" : "run_sentence.done_several", about};
  about.t = Due(waits.sum);
  about.sum = addends(waits);
  if (waits.held == waits.count) return {about.sum.empty() ? "run_sentence.done_held_many" : "run_sentence.done_held", about};
  return {about.sum.empty() ? "run_sentence.done_row_many" : "run_sentence.done_row", about};
}

Statement deadlock(const Timeline& timeline, const trace::Events& events) {
  const Moment end = moment_at(timeline, events, timeline.end);
  const About about{.all = Facts(timeline, events, end).blocked()};
  return {about.all.empty() ? "run_sentence.deadlock_none" : "run_sentence.deadlock", about};
}

Statement failed(const trace::Events& events) {
  const auto error = std::find_if(events.list.rbegin(), events.list.rend(),
                                  [](const trace::Event& event) { return event.kind == trace::Kind::error; });
  if (error == events.list.rend()) return {"run_sentence.failed"};
  return {"run_sentence.failed_with", {.exc = error->exc}};
}

}  // namespace

Statement run_end(const Timeline& timeline, const trace::Events& events) {
  const About about{.t = Due(timeline.total)};
  switch (timeline.why) {
    case trace::Why::deadlock: return deadlock(timeline, events);
    case trace::Why::limit_events:
    case trace::Why::limit_turns:
    case trace::Why::limit_cpu: return {"run_sentence.limit", about};
    case trace::Why::error: return failed(events);
    case trace::Why::syntax: return {"run_sentence.refused"};
    case trace::Why::exit: return {"run_sentence.exit", about};
    case trace::Why::none:
    case trace::Why::ok: break;
  }
  return done(timeline);
}

}  // namespace timeline
