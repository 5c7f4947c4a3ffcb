#include "timeline/narration_steps.hpp"

#include <algorithm>

#include "timeline/event_statement.hpp"
#include "timeline/narration_tasks.hpp"

namespace timeline {
namespace {

using trace::Event;
using trace::How;
using trace::Kind;

/// The statements about coroutines, plain calls and output; those about tasks are in narration_tasks.hpp.
class Step : detail::EventStatement {
 public:
  Step(const Timeline& timeline, const trace::Events& events, const Moment& moment, const Event& event)
      : EventStatement(timeline, events, moment, event) {
    about_.co = lane_of(timeline, Lane::Kind::coroutine, event.co);
    about_.other = moment.running;
    about_.text = event.text;
  }

  Statement statement() {
    switch (event_.kind) {
      case Kind::co_new: return co_new();
      case Kind::co_start: return co_start();
      case Kind::co_end: return co_end();
      case Kind::co_never_awaited: return never_awaited();
      case Kind::agen_yield: return said(moment_.running != kNoLane ? "agen_yield.to" : "agen_yield.alone");
      case Kind::agen_next: return said("agen_next");
      case Kind::print: return print();
      case Kind::block_begin: return by_doer("block_begin");
      case Kind::block_end: return by_doer("block_end");
      case Kind::fn_start: return by_doer("fn_start");
      case Kind::fn_end: return fn_end();
      case Kind::clock: return said(events_.text(event_.text) == "real" ? "clock.real" : "clock.virtual");
      case Kind::error: return said(event_.line != 0 ? "error.at" : "error.nowhere");
      case Kind::meta:
      case Kind::end: return said("start");
      default: return task_statement(timeline_, events_, moment_, event_);
    }
  }

 private:
  bool is_agen(LaneIndex lane) const { return timeline_.has(lane) && timeline_.lane(lane).agen; }

  Statement by_doer(std::string_view key) {
    if (event_.fn != 0) about_.co = lane_of(timeline_, Lane::Kind::function, event_.fn);
    return said(key);
  }

  // What asyncio makes a coroutine of (docs/TRACE.md) is "defined" at the line of its call.
  Statement co_new() const {
    if (is_agen(about_.co)) return said("co_new.agen");
    return said(event_.line == event_.at ? "co_new.other" : "co_new.called");
  }

  Statement co_start() {
    if (event_.parent == 0) return said("co_start.root");
    about_.other = lane_of(timeline_, Lane::Kind::coroutine, event_.parent);
    return said(is_agen(about_.co) ? "co_start.agen" : "co_start.awaited");
  }

  Statement co_end() const {
    const bool to_another = moment_.running != kNoLane;
    switch (event_.how) {
      case How::raised: return said(to_another ? "co_end.raised_to" : "co_end.raised");
      case How::cancelled: return said("co_end.cancelled");
      case How::closed: return said("co_end.closed");
      case How::none:
      case How::returned: break;
    }
    if (is_agen(about_.co) && to_another) return said("co_end.agen");
    const std::string key = event_.text != 0 ? "co_end.value" : "co_end.returned";
    return said(to_another ? key + "_to" : key);
  }

  Statement never_awaited() {
    about_.text = event_.name;
    return said("co_never_awaited");
  }

  Statement fn_end() {
    about_.co = lane_of(timeline_, Lane::Kind::function, event_.fn);
    if (event_.how == How::raised) return said("fn_end.raised");
    return said(event_.text != 0 ? "fn_end.value" : "fn_end.returned");
  }

  Statement print() {
    const std::string key = events_.text(event_.text).empty() ? "print.empty" : "print.text";
    return facts_.is_outside(event_) ? said(key + "_outside") : by_doer(key);
  }
};

}  // namespace

Statement step_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                         const trace::Event& event) {
  return Step(timeline, events, moment, event).statement();
}

}  // namespace timeline
