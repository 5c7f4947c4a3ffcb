#include "timeline/run_end.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "timeline/facts.hpp"

namespace timeline {
namespace {

constexpr std::size_t kMostAddends = 5;

// "3 + 3 + 3"; "" if there are too many, or if the numbers as they are shown are rounded.
std::string addends(const std::vector<Nanos>& all) {
  constexpr Nanos kShown = std::chrono::milliseconds{1};
  if (all.size() > kMostAddends) return "";
  std::string text;
  for (const Nanos each : all) {
    if (each % kShown != Nanos{0}) return "";
    text += fmt::format("{}{}", text.empty() ? "" : " + ", in_seconds(each));
  }
  return text;
}

Statement cut(const Timeline& timeline) {
  const CutSum& sum = timeline.cut;
  const About about{.co = sum.lane, .number = sum.count, .t = Due(sum.first), .delay = in_seconds(timeline.total)};
  if (sum.count == 1) return {"run_sentence.done_cut_one", about};
  return {sum.first == sum.last ? "run_sentence.done_cut" : "run_sentence.done_cut_first", about};
}

// Nothing waited: the thread was held.
Statement held_only(const Timeline& timeline) {
  const HeldSum& held = timeline.held;
  About about{.co = held.by, .number = held.count, .t = Due(held.sum), .sum = addends(held.each)};
  if (held.in_one_task && held.late != kNoLane)
    return {"run_sentence.done_turn", {.other = held.late, .t = Due(held.late_at)}};
  if (held.count == 1) return {"run_sentence.done_one_held", about};
  return {about.sum.empty() ? "run_sentence.done_held_many" : "run_sentence.done_held", about};
}

Statement held_and_waited(const Timeline& timeline) {
  const HeldSum& held = timeline.held;
  const About about{.co = held.by, .t = Due(timeline.total), .delay = in_seconds(held.sum)};
  return {held.by_one ? "run_sentence.done_held_part_by" : "run_sentence.done_held_part", about};
}

Statement waited(const Timeline& timeline) {
  const WaitSum& waits = timeline.waits;
  About about{.co = waits.first, .number = waits.count, .most = waits.most, .t = Due(waits.longest), .delay = in_seconds(waits.sum)};
  if (waits.count == 1) return {"run_sentence.done_one", about};
  if (waits.overlapped) return {waits.count == 2 ? "run_sentence.done_both" : "run_sentence.done_overlap", about};
  about.t = Due(timeline.total);
  if (!waits.in_a_row) return {"run_sentence.done_part", about};
  about.t = Due(waits.sum);
  about.sum = addends(waits.each);
  return {about.sum.empty() ? "run_sentence.done_row_many" : "run_sentence.done_row", about};
}

Statement done(const Timeline& timeline) {
  if (timeline.cut.count > 0) return cut(timeline);
  const bool held = timeline.held.count > 0, waits = timeline.waits.count > 0;
  if (held) return waits ? held_and_waited(timeline) : held_only(timeline);
  if (waits) return waited(timeline);
  return {timeline.total == Nanos{0} ? "run_sentence.done_at_once" : "run_sentence.done_busy", {.t = Due(timeline.total)}};
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
