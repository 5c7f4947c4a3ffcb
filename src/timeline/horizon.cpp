#include "timeline/horizon.hpp"

#include <algorithm>
#include <cmath>

namespace timeline {
namespace {

constexpr double kFirstSteps = 24;
constexpr double kFirstEvents = 10;
constexpr double kMoreEvents = 2;
constexpr double kWaits = 3;
constexpr double kSlack = 1.02;  // the playhead does not touch the edge

}  // namespace

double round_above(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double digit : {1.0, 1.5, 2.0, 3.0, 5.0, 7.0}) {
    if (digit * power >= least * (1 - 1e-9)) return digit * power;
  }
  return 10 * power;
}

double horizon(const Axis& axis, Position revealed) {
  if (axis.columns().empty()) return 0;
  const Column& last = axis.columns().back();
  if (revealed >= Position{last.t, last.count}) return axis.end();
  const double first = axis.kind() == AxisKind::time ? kWaits * axis.longest_gap_s() : kFirstSteps;
  const double least = std::max(first, kSlack * axis.at(revealed));
  return least > 0 ? round_above(least) : 0;
}

std::uint32_t shown_events(const Column& column, Position revealed) {
  if (revealed.t != column.t) return revealed.t < column.t ? 0 : column.count;
  return std::min(revealed.within, column.count);
}

bool is_past(const Column& column, Position revealed) {
  return revealed > Position{column.t, column.count};
}

std::uint32_t room_for_events(const Column& column, Position revealed) {
  if (is_past(column, revealed)) return column.count;
  const double least = std::max(kFirstEvents, shown_events(column, revealed) + kMoreEvents);
  return static_cast<std::uint32_t>(std::ceil(round_above(least)));
}

}  // namespace timeline
