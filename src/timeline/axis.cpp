#include "timeline/axis.hpp"

#include <algorithm>
#include <cmath>

namespace timeline {
namespace {

// The instants of all runs by time, with the beginning and the ends of the runs, which may have no event.
std::vector<Column> merged(std::span<const Timeline* const> runs) {
  std::vector<Column> all;
  for (const Timeline* run : runs) {
    all.push_back({Nanos{0}, 0, 0, 0});
    for (const Instant& instant : run->instants) all.push_back({instant.t, instant.count, 0, 0});
    all.push_back({run->total, 0, 0, 0});
  }
  std::ranges::sort(all, {}, &Column::t);
  std::vector<Column> columns;
  for (const Column& column : all) {
    if (columns.empty() || columns.back().t != column.t) {
      columns.push_back(column);
    } else {
      columns.back().count = std::max(columns.back().count, column.count);
    }
  }
  return columns;
}

// The last column at or before `t`; it must exist.
const Column& column_at(const std::vector<Column>& columns, Nanos t) {
  return *std::prev(std::ranges::upper_bound(columns, t, {}, &Column::t));
}

}  // namespace

Axis::Axis(AxisKind kind, std::span<const Timeline* const> runs) : kind_(kind), columns_(merged(runs)) {
  double x = 0;
  for (Column& column : columns_) {
    const bool steps = kind_ == AxisKind::steps;
    column.begin = steps ? x : in_seconds(column.t);
    column.end = steps ? x + column.count : column.begin;
    x = column.end + kGap;
    end_ = column.end;
  }
}

double Axis::at(Position position) const {
  if (columns_.empty() || position.t < columns_.front().t) return 0;
  const Column& column = column_at(columns_, position.t);
  if (position.t == column.t) {
    return kind_ == AxisKind::time ? column.begin : column.begin + std::min(position.within, column.count);
  }
  if (&column == &columns_.back()) return end_;
  if (kind_ == AxisKind::time) return in_seconds(position.t);
  const Column& after = *(&column + 1);
  const double share =
      static_cast<double>((position.t - column.t).count()) / static_cast<double>((after.t - column.t).count());
  return column.end + kGap * share;
}

Position Axis::position(double x) const {
  if (columns_.empty()) return {};
  x = std::clamp(x, 0.0, end_);
  if (kind_ == AxisKind::time) return {std::min(from_seconds(x), columns_.back().t), Position::kAll};
  const Column& column = *std::prev(std::ranges::upper_bound(columns_, x, {}, &Column::begin));
  if (x <= column.end) return {column.t, static_cast<std::uint32_t>(std::lround(x - column.begin))};
  const Column& after = *(&column + 1);
  const double share = (x - column.end) / kGap;
  const Nanos flown = trace::from_nanoseconds(share * static_cast<double>((after.t - column.t).count()));
  if (flown == Nanos{0}) return {column.t, column.count};
  return {std::min(trace::add(column.t, flown), after.t), 0};
}

Position Axis::next(Position from) const {
  if (columns_.empty()) return {};
  for (auto column = std::ranges::lower_bound(columns_, from.t, {}, &Column::t); column != columns_.end(); ++column) {
    const std::uint32_t done = column->t == from.t ? std::min(from.within, column->count) : 0;
    if (done < column->count) return {column->t, done + 1};
  }
  return {columns_.back().t, columns_.back().count};
}

Position Axis::previous(Position from) const {
  if (columns_.empty()) return {};
  for (auto column = std::ranges::upper_bound(columns_, from.t, {}, &Column::t); column != columns_.begin();) {
    --column;
    const std::uint32_t done = column->t == from.t ? std::min(from.within, column->count) : column->count;
    if (done > 0) return {column->t, done - 1};
  }
  return {columns_.front().t, 0};
}

}  // namespace timeline
