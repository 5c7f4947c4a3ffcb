#include "timeline/critical_path.hpp"

#include <algorithm>

#include "timeline/slack.hpp"

namespace timeline {
namespace {

Segment::Kind kind_of(const trace::Events& events, const Reason& reason, std::uint32_t event) {
  switch (reason.kind) {
    case Reason::Kind::follows:
      if (events.list[event].kind == trace::Kind::block_end) return Segment::Kind::hold;
      return events.list[event].kind == trace::Kind::end ? Segment::Kind::outside : Segment::Kind::run;
    case Reason::Kind::worker: return Segment::Kind::worker;
    case Reason::Kind::sleep:
    case Reason::Kind::timer: return Segment::Kind::timer;
    default: return Segment::Kind::outside;
  }
}

// Walks back from the last event; everything is collected in reverse.
class Walk {
 public:
  Walk(const trace::Events& events, const Causes& causes) : events_(events), causes_(causes) {}

  void run(CriticalPath& into) {
    out_ = &into;
    at_ = static_cast<std::uint32_t>(events_.list.size()) - 1;
    now_ = out_->total;
    while (causes_.reasons[at_].kind != Reason::Kind::none) step_back();
    if (now_ > Nanos{0}) add(Segment::Kind::outside, Nanos{0}, at_);
    finish();
  }

 private:
  void step_back() {
    const Reason reason = causes_.reasons[at_];
    const std::uint32_t busy = causes_.busy[at_];
    const bool held = reason.kind != Reason::Kind::follows && busy != kNoEvent &&
                      events_.list[busy].t > allowed_at(events_, reason, at_);
    const std::uint32_t from = held ? busy : reason.from;
    const Segment::Kind kind = held ? Segment::Kind::outside : kind_of(events_, reason, at_);
    if (events_.list[from].t < now_) add(kind, events_.list[from].t, from);
    else out_->hops.push_back({from, at_, held ? Reason::Kind::none : reason.kind});
    at_ = from;
  }

  void add(Segment::Kind kind, Nanos begin, std::uint32_t from) {
    auto& all = out_->segments;
    const bool one = kind == Segment::Kind::run || kind == Segment::Kind::outside;
    if (one && !all.empty() && all.back().kind == kind && out_->hops.size() == hops_then_) {
      all.back().begin = begin;
      all.back().from = from;
    } else {
      close();
      all.push_back({.kind = kind, .begin = begin, .end = now_, .from = from, .event = at_});
    }
    now_ = begin;
    hops_then_ = out_->hops.size();
  }

  // The hops since the last segment lie after it.
  void close() {
    const auto hops = static_cast<std::uint32_t>(out_->hops.size());
    const auto here = hops - counted_;
    if (out_->segments.empty()) out_->hops_after = here;
    else out_->segments.back().hops = here;
    counted_ = hops;
  }

  void finish() {
    close();
    std::ranges::reverse(out_->segments);
    std::ranges::reverse(out_->hops);
    std::uint32_t first = 0;
    for (Segment& segment : out_->segments) {
      segment.first_hop = first;
      first += segment.hops;
    }
  }

  const trace::Events& events_;
  const Causes& causes_;
  CriticalPath* out_ = nullptr;
  std::uint32_t at_ = 0;
  Nanos now_{0};  // how far back the segments reach
  std::uint32_t counted_ = 0;
  std::size_t hops_then_ = 0;
};

// The waits of the path, by the event at their ends.
void mark(CriticalPath& path) {
  auto wait = path.waits.begin();
  for (Segment& segment : path.segments) {
    wait = std::ranges::lower_bound(wait, path.waits.end(), segment.event, {}, &Wait::event);
    while (wait != path.waits.end() && wait->event == segment.event && wait->from != segment.from) ++wait;
    if (wait == path.waits.end() || wait->event != segment.event) continue;
    segment.wait = static_cast<std::uint32_t>(wait - path.waits.begin());
    wait->on_path = true;
  }
}

}  // namespace

std::span<const Hop> CriticalPath::hops_before(std::size_t segment) const {
  if (segment < segments.size()) return std::span(hops).subspan(segments[segment].first_hop, segments[segment].hops);
  return std::span(hops).last(hops_after);
}

CriticalPath critical_path(const trace::Events& events) {
  CriticalPath path;
  if (events.list.empty()) return path;
  path.total = events.list.back().t;
  path.why = events.list.back().why;
  const Causes causes = find_causes(events);
  Walk(events, causes).run(path);
  path.waits = waits_with_slack(events, causes);
  mark(path);
  return path;
}

}  // namespace timeline
