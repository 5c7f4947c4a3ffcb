#include "timeline/wait_sum.hpp"

#include <algorithm>

namespace timeline {
namespace {

struct Interval {
  Nanos begin{0}, end{0};
  LaneIndex lane = kNoLane;
};

// Of the thread only what module code holds: the rest is in the lanes.
bool is_wait(const Span& span, bool thread) {
  if (span.end.t <= span.begin.t) return false;
  if (span.state == State::blocked) return !thread || span.other == kNoLane;
  return span.state == State::waiting && span.wait != trace::Wait::task && span.wait != trace::Wait::gather;
}

class Adder {
 public:
  void take(const Span& span, LaneIndex lane) {
    const Nanos length = trace::between(span.begin.t, span.end.t);
    ++out_.count;
    if (span.state == State::blocked) ++out_.held;
    out_.sum = trace::add(out_.sum, length);
    out_.longest = std::max(out_.longest, length);
    first_begin_ = std::min(first_begin_, span.begin.t);
    last_begin_ = std::max(last_begin_, span.begin.t);
    first_end_ = std::min(first_end_, span.end.t);
    last_end_ = std::max(last_end_, span.end.t);
    if (some_.size() < WaitSum::kMost) some_.push_back({span.begin.t, span.end.t, lane});
  }

  WaitSum sum() && {
    if (out_.count == 0) return out_;
    std::ranges::stable_sort(some_, {}, &Interval::begin);
    for (const Interval& one : some_) out_.each.push_back(trace::between(one.begin, one.end));
    out_.first = some_.front().lane;
    out_.overlapped =
        out_.count > 1 && last_begin_ < first_end_ && trace::between(first_begin_, last_end_) == out_.longest;
    const auto meet = [](const Interval& a, const Interval& b) { return b.begin < a.end; };
    out_.in_a_row = out_.count > 1 && out_.count == some_.size() && std::ranges::adjacent_find(some_, meet) == some_.end();
    return std::move(out_);
  }

 private:
  WaitSum out_;
  Nanos first_begin_ = Nanos::max(), last_begin_{0}, first_end_ = Nanos::max(), last_end_{0};
  std::vector<Interval> some_;
};

}  // namespace

WaitSum wait_sum(const std::vector<Lane>& lanes) {
  Adder adder;
  for (std::size_t lane = 0; lane < lanes.size(); ++lane)
    for (const Span& span : lanes[lane].spans)
      if (is_wait(span, lane == 0)) adder.take(span, lane == 0 ? kNoLane : static_cast<LaneIndex>(lane));
  return std::move(adder).sum();
}

}  // namespace timeline
