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
std::size_t column_at(std::span<const Column> columns, Nanos t) {
  return static_cast<std::size_t>(std::ranges::upper_bound(columns, t, {}, &Column::t) - columns.begin()) - 1;
}

// The same for a column that is mostly `near` or not far after it.
std::size_t column_near(std::span<const Column> columns, Nanos t, std::size_t near) {
  if (columns[near].t > t) return column_at(columns.first(near), t);
  std::size_t reach = 1;
  while (near + reach < columns.size() && columns[near + reach].t <= t) {
    near += reach;
    reach *= 2;
  }
  return near + column_at(columns.subspan(near, std::min(reach, columns.size() - near)), t);
}

}  // namespace

Axis::Axis(AxisKind kind, std::span<const Timeline* const> runs) : kind_(kind), columns_(merged(runs)) {
  double x = 0;
  const Column* before = nullptr;
  for (Column& column : columns_) {
    column.begin = x;
    column.end = x + column.count;
    x = column.end + kGap;
    if (before != nullptr) longest_gap_s_ = std::max(longest_gap_s_, in_seconds(column.t - before->t));
    before = &column;
  }
}

double Axis::end(AxisKind kind) const {
  if (columns_.empty()) return 0;
  return kind == AxisKind::time ? in_seconds(columns_.back().t) : columns_.back().end;
}

double Axis::at(AxisKind kind, Position position) const {
  if (columns_.empty() || position.t < columns_.front().t) return 0;
  if (position.t > columns_.back().t) return end(kind);
  if (kind == AxisKind::time) return in_seconds(position.t);
  return step_at(position, column_at(columns_, position.t));
}

const Column* Axis::column(Nanos t) const {
  const auto found = std::ranges::lower_bound(columns_, t, {}, &Column::t);
  return found == columns_.end() || found->t != t ? nullptr : &*found;
}

double Axis::Cursor::at(Position position) {
  const auto& columns = axis_.columns_;
  if (kind_ == AxisKind::time || columns.empty()) return axis_.at(kind_, position);
  if (position.t < columns.front().t || position.t > columns.back().t) return axis_.at(kind_, position);
  column_ = column_near(columns, position.t, column_);
  return axis_.step_at(position, column_);
}

// For a position that is not before the column at `index`, and before the next one.
double Axis::step_at(Position position, std::size_t index) const {
  const Column& column = columns_[index];
  if (position.t == column.t) return column.begin + std::min(position.within, column.count);
  const Column& after = columns_[index + 1];
  const double share =
      static_cast<double>((position.t - column.t).count()) / static_cast<double>((after.t - column.t).count());
  return column.end + kGap * share;
}

Position Axis::position(AxisKind kind, double x) const {
  if (columns_.empty()) return {};
  x = std::clamp(x, 0.0, end(kind));
  if (kind == AxisKind::time) return {std::min(from_seconds(x), columns_.back().t), Position::kAll};
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
  for (std::size_t i = columns_.empty() ? 0 : column_at(columns_, std::max(from.t, columns_.front().t)) + 1; i-- > 0;) {
    const Column& column = columns_[i];
    const std::uint32_t done = column.t == from.t ? std::min(from.within, column.count) : column.count;
    if (done > 1 || (done == 1 && i == 0)) return {column.t, done - 1};
    if (done == 1) return last_event(i);
  }
  return columns_.empty() ? Position{} : Position{columns_.front().t, 0};
}

// After the last event before that column.
Position Axis::last_event(std::size_t before) const {
  while (before-- > 0) {
    if (columns_[before].count > 0) return {columns_[before].t, columns_[before].count};
  }
  return {columns_.front().t, 0};
}

}  // namespace timeline
