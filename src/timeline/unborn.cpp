#include "timeline/unborn.hpp"

#include <algorithm>

#include "timeline/facts.hpp"
#include "timeline/locate.hpp"
#include "timeline/voice.hpp"

namespace timeline {
namespace {

/// The reason for one lane: what its creator does now.
class WhyNotYet {
 public:
  WhyNotYet(const Timeline& timeline, const trace::Events& events, const Moment& moment, LaneIndex lane)
      : timeline_(timeline), moment_(moment), facts_(timeline, events, moment) {
    about_.co = lane;
    about_.by = facts_.creator(lane);
    about_.line = facts_.birth(lane)->at;
  }

  std::optional<Statement> statement() {
    if (about_.by == kNoLane) return by_module();
    const LaneMoment& by = moment_.lane(about_.by);
    if (!by.born) return said(is_call(about_.by) ? "by_uncalled" : "by_unmade");
    if (by.ended) return std::nullopt;
    const Span* const now = moment_.span(timeline_, about_.by);
    if (now == nullptr) return said("by_paused");
    switch (now->state) {
      case State::plan: return said("by_plan");
      case State::ready: return said(by.line == 0 ? "by_not_started" : "by_ready");
      case State::running: return runs(by);
      case State::awaiting: return awaits(by, now->other);
      case State::waiting: return waits();
      case State::blocked: return said("by_holds");
      case State::idle: break;
    }
    return std::nullopt;
  }

 private:
  bool is_call(LaneIndex lane) const { return timeline_.lane(lane).kind == Lane::Kind::function; }

  Statement said(std::string_view key) const { return {"unborn." + std::string(key), about_}; }

  std::optional<Statement> by_module() {
    if (moment_.finished) return std::nullopt;
    about_.other = facts_.called_by_module();
    if (about_.other != kNoLane) return said("module_in");
    if (about_.line == 0) return std::nullopt;
    return said("module");
  }

  // Whether the creator has been at the line that creates the lane: in a loop it comes there again.
  bool was_there() const {
    const auto& stands = timeline_.lane(about_.by).stands;
    return std::ranges::any_of(
        stands, [&](const Stand& stand) { return stand.event < moment_.events_done && stand.line == about_.line; });
  }

  Statement runs(const LaneMoment& by) const {
    if (about_.line == 0) return said("by_runs");
    if (by.line == about_.line) return said("at_line");
    return said(was_there() ? "before_line_again" : "before_line");
  }

  Statement awaits(const LaneMoment& by, LaneIndex other) {
    about_.other = other;
    if (timeline_.has(other) && timeline_.lane(other).agen) return said("by_next_of");
    const bool ends_before = timeline_.has(other) && timeline_.lane(other).cap != Cap::none &&
                             events_before(timeline_, timeline_.lane(other).cap_at) <= timeline_.lane(about_.co).spans.front().event;
    if (about_.line == 0 || by.line == about_.line || was_there() || !ends_before || is_call(about_.co))
      return said("by_in_other");
    return said("after_other");
  }

  Statement waits() {
    const auto found = std::ranges::find(moment_.waiting, about_.by, &WaitMoment::lane);
    if (found == moment_.waiting.end() || found->on.empty()) return said("by_waits");
    const auto open = std::ranges::find_if(found->on, [&](LaneIndex lane) { return lane != kNoLane && !moment_.lane(lane).ended; });
    if (open == found->on.end()) return said("by_waits");
    about_.other = *open;
    return said("by_waits_for");
  }

  const Timeline& timeline_;
  const Moment& moment_;
  Facts facts_;
  About about_;
};

}  // namespace

std::vector<Unborn> unborn(const Timeline& timeline, const Moment& moment) {
  std::vector<Unborn> all;
  for (LaneIndex lane = 1; lane < std::ssize(timeline.lanes); ++lane)
    if (!moment.lane(lane).born) all.push_back({lane, timeline.lane(lane).parent});
  return all;
}

std::optional<Statement> unborn_statement(const Timeline& timeline, const trace::Events& events, const Moment& moment,
                                          LaneIndex lane) {
  const bool known = timeline.has(lane) && lane > 0 && !timeline.lane(lane).spans.empty();
  if (!known || moment.lane(lane).born) return std::nullopt;
  return WhyNotYet(timeline, events, moment, lane).statement();
}

std::string unborn_reason(const Timeline& timeline, const trace::Events& events, const Moment& moment, LaneIndex lane,
                          const text::Words& words, ShownLines lines) {
  const std::optional<Statement> said = unborn_statement(timeline, events, moment, lane);
  if (!said) return "";
  const std::string why = Voice(timeline, events, words, lines).words(*said);
  if (why.empty()) return "";
  const bool call = timeline.lane(lane).kind == Lane::Kind::function;
  return words(call ? "unborn.called" : "unborn.made", {{"why", why}});
}

}  // namespace timeline
