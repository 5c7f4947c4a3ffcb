#include "timeline/stretch.hpp"

#include <algorithm>

namespace timeline {

StateSums state_sums(const Lane& lane, Nanos from, Nanos to) {
  StateSums sums{};
  auto span = std::ranges::partition_point(lane.spans, [from](const Span& one) { return one.end.t <= from; });
  for (; span != lane.spans.end() && span->begin.t < to; ++span) {
    const Nanos begin = std::max(span->begin.t, from), end = std::min(span->end.t, to);
    if (end > begin) sums[index(span->state)] += end - begin;
  }
  return sums;
}

Nanos nearest_instant(const Axis& axis, Nanos t) {
  const auto& columns = axis.columns();
  if (columns.empty()) return t;
  const auto after = std::ranges::lower_bound(columns, t, {}, &Column::t);
  if (after == columns.end()) return columns.back().t;
  if (after == columns.begin()) return after->t;
  const Nanos before = std::prev(after)->t;
  return t - before < after->t - t ? before : after->t;
}

}  // namespace timeline
