#include "timeline/playback.hpp"

#include <algorithm>
#include <cmath>

#include "timeline/locate.hpp"

namespace timeline {
namespace {

bool is_switch(trace::Kind kind) {
  using enum trace::Kind;
  return kind == task_suspend || kind == task_resume || kind == block_begin || kind == block_end;
}

}  // namespace

void Playback::set_axis(const Axis& axis) {
  columns_ = axis.columns();
  schedule();
}

Position Playback::end() const { return columns_.empty() ? Position{} : Position{columns_.back().t, Position::kAll}; }

void Playback::play() {
  if (columns_.empty()) return;
  if (position_ >= Position{columns_.back().t, columns_.back().count}) seek({});
  playing_ = true;
}

void Playback::seek(Position position) {
  position_ = std::clamp(position, Position{}, end());
  clock_ = clock_at(position_);
}

void Playback::set_speed(double speed) { speed_ = std::clamp(speed, kMinSpeed, kMaxSpeed); }

void Playback::set_dwell(bool on) {
  dwell_ = on;
  schedule();
}

bool Playback::advance(double real_s) {
  if (!playing_ || !(real_s > 0)) return false;
  const Position before = position_;
  clock_ += real_s * speed_;
  if (clock_ >= stretches_.back().flow) {
    clock_ = stretches_.back().flow;
    position_ = end();
    playing_ = false;
  } else {
    position_ = position_at(clock_);
  }
  return position_ != before;
}

// How fast the clock runs after each instant. A run of hours takes seconds; short gaps keep their length.
std::vector<double> Playback::paces() const {
  std::vector<double> paces(columns_.size(), 1.0);
  if (columns_.empty() || in_seconds(columns_.back().t) <= kLongRun) return paces;
  const auto gap = [&](std::size_t i) { return in_seconds(columns_[i + 1].t - columns_[i].t); };
  double longs = 0, shorts = 0, count = 0;
  for (std::size_t i = 0; i + 1 < columns_.size(); ++i) {
    (gap(i) > kLongGap ? longs : shorts) += gap(i);
    if (gap(i) > kLongGap) ++count;
  }
  const double least = std::min(kLeastGap, count > 0 ? kPacedLength / count : kLeastGap);
  for (std::size_t i = 0; i + 1 < columns_.size(); ++i) {
    if (gap(i) > kLongGap) paces[i] = std::max(1.0, std::min(longs / kPacedLength, gap(i) / least));
    else if (shorts > kLongRun) paces[i] = shorts / kLongRun;
  }
  return paces;
}

double Playback::pace() const {
  const auto after = std::ranges::upper_bound(columns_, position_.t, {}, &Column::t);
  if (after == columns_.begin()) return 1;
  const auto at = static_cast<std::size_t>(after - columns_.begin()) - 1;
  // The clock does not move during an instant.
  const bool flows = position_.t > columns_[at].t || position_.within >= columns_[at].count;
  return flows ? stretches_[at].pace : 1;
}

// Assigns real time to the instants and the gaps between them.
void Playback::schedule() {
  stretches_.clear();
  double wanted = 0;
  const auto dwell_of = [&](const Column& column) {
    return dwell_ ? std::min(kEventDwell * column.count, kInstantDwell) : 0.0;
  };
  for (const Column& column : columns_) wanted += dwell_of(column);
  const double scale = wanted > kAllDwell ? kAllDwell / wanted : 1;
  const std::vector<double> paces = this->paces();
  double clock = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    if (i > 0) clock += in_seconds(column.t - columns_[i - 1].t) / paces[i - 1];
    const double length = dwell_of(column) * scale;
    stretches_.push_back({clock, column.count == 0 ? 0 : length / column.count, clock + length, paces[i]});
    clock += length;
  }
  seek(position_);
}

double Playback::clock_at(Position position) const {
  const auto after = std::ranges::upper_bound(columns_, position.t, {}, &Column::t);
  if (after == columns_.begin()) return 0;
  const Column& column = *std::prev(after);
  const Stretch& stretch = stretches_[static_cast<std::size_t>(&column - columns_.data())];
  if (position.t > column.t) return stretch.flow + in_seconds(position.t - column.t) / stretch.pace;
  if (position.within == 0) return stretch.begin;
  if (position.within > column.count) return stretch.flow;
  return stretch.begin + stretch.each * (position.within - 1);
}

Position Playback::position_at(double clock) const {
  const auto after = std::ranges::upper_bound(stretches_, clock, {}, &Stretch::begin);
  const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - stretches_.begin() - 1, 0));
  const Stretch& stretch = stretches_[at];
  const Column& column = columns_[at];
  if (clock < stretch.flow) {
    const auto shown = static_cast<std::uint32_t>((clock - stretch.begin) / stretch.each) + 1;
    return {column.t, std::min(shown, column.count)};
  }
  const Nanos flown = from_seconds((clock - stretch.flow) * stretch.pace);
  // The next instant begins with its stretch, not by rounding.
  const Nanos limit = at + 1 < columns_.size() ? columns_[at + 1].t - Nanos(1) : column.t;
  return {std::clamp(trace::add(column.t, flown), column.t, std::max(column.t, limit)), Position::kAll};
}

Position step_switch(const Timeline& timeline, const trace::Events& events, Position from, int direction) {
  const std::uint32_t done = events_before(timeline, from);
  const auto count = static_cast<std::uint32_t>(events.list.size());
  if (direction > 0) {
    for (std::uint32_t i = done; i < count; ++i)
      if (is_switch(events.list[i].kind)) return after_event(timeline, i);
    return timeline.end;
  }
  // Between two instants the last event is in the past: stepping back goes there.
  const Position at = clamped(timeline, from);
  for (std::uint32_t i = done; i-- > 0;)
    if (is_switch(events.list[i].kind) && after_event(timeline, i) < at) return after_event(timeline, i);
  return {};
}

Position step_stop(std::span<const Position> stops, Position from, int direction, Position end) {
  if (direction > 0) {
    const auto next = std::ranges::upper_bound(stops, from);
    return next == stops.end() ? end : *next;
  }
  const auto at = std::ranges::lower_bound(stops, from);
  return at == stops.begin() ? Position{} : *std::prev(at);
}

}  // namespace timeline
