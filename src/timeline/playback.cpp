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
  share_out();
  const Position before = position_;
  position_ = std::clamp(place_, Position{}, end());
  if (position_ != before || !in_instant()) settle();
}

Position Playback::end() const { return columns_.empty() ? Position{} : Position{columns_.back().t, Position::kAll}; }

Nanos Playback::skipped() const {
  if (columns_.empty()) return Nanos{0};
  const std::size_t at = index();
  const bool between = position_.t > columns_[at].t || position_.within >= columns_[at].count;
  return between && is_skipped(at) ? columns_[at + 1].t - columns_[at].t : Nanos{0};
}

void Playback::play() {
  if (columns_.empty()) return;
  if (position_ >= Position{columns_.back().t, columns_.back().count}) seek({});
  playing_ = true;
}

void Playback::seek(Position position) {
  place_ = position_ = std::clamp(position, Position{}, end());
  settle();
}

void Playback::set_speed(double speed) {
  speed_ = std::clamp(speed, kMinSpeed, kMaxSpeed);
  share_out();
  if (!in_instant()) settle();
}

void Playback::set_pace(Pace pace) {
  if (pace == pace_) return;
  pace_ = pace;
  settle();
}

bool Playback::advance(double real_s, const Reading& reading) {
  if (!playing_ || !(real_s > 0)) return false;
  const Position before = position_;
  double left = real_s * speed_;
  while (left > 0 && playing_) left = in_instant() ? show_event(left, reading) : flow(left);
  place_ = position_;
  return position_ != before;
}

// The last column that is not after the position.
std::size_t Playback::index() const {
  const auto after = std::ranges::upper_bound(columns_, position_.t, {}, &Column::t);
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - columns_.begin() - 1, 0));
}

// Whether the clock stands. After an instant's last event `within` is kAll, and the clock runs.
bool Playback::in_instant() const {
  return !columns_.empty() && position_.within != Position::kAll && columns_[index()].t == position_.t;
}

bool Playback::is_skipped(std::size_t gap) const {
  return gap + 1 < columns_.size() && in_seconds(columns_[gap + 1].t - columns_[gap].t) > kLongestIdle * speed_;
}

// Real seconds, at speed 1, from this instant to the next.
double Playback::gap_s(std::size_t gap) const {
  return is_skipped(gap) ? skip_s_ * speed_ : in_seconds(columns_[gap + 1].t - columns_[gap].t);
}

double Playback::event_s(const Column& column, const Reading& reading) {
  if (pace_ == Pace::real_time) return 0;
  if (pace_ == Pace::guided) return std::min(kEventDwell, kInstantDwell / column.count) * dwell_scale_;
  if (!reading_s_) reading_s_ = reading ? reading(position_) : kEventDwell;
  return *reading_s_;
}

// Shows the current event to its end, then the next one. @return the time that is left
double Playback::show_event(double left, const Reading& reading) {
  const Column& column = columns_[index()];
  if (pace_ == Pace::real_time || column.count == 0) {
    enter({column.t, Position::kAll});
    return left;
  }
  if (position_.within > 0) {
    const double needed = std::max(0.0, event_s(column, reading) - spent_);
    if (left < needed) {
      spent_ += left;
      return 0;
    }
    left -= needed;
  }
  enter({column.t, position_.within < column.count ? position_.within + 1 : Position::kAll});
  return left;
}

// Lets the clock run, at most to the next instant. @return the time that is left
double Playback::flow(double left) {
  const std::size_t at = index();
  if (at + 1 == columns_.size()) {
    position_ = end();
    playing_ = false;
    return 0;
  }
  const Nanos from = columns_[at].t, to = columns_[at + 1].t;
  const double length = gap_s(at);
  if (spent_ + left >= length) {
    left -= length - spent_;
    enter({to, pace_ == Pace::real_time || columns_[at + 1].count == 0 ? Position::kAll : 1});
    return left;
  }
  spent_ += left;
  const Nanos flown = trace::from_nanoseconds(static_cast<double>((to - from).count()) * (spent_ / length));
  // The next instant begins with its own turn, not by rounding.
  position_ = {std::clamp(trace::add(from, flown), from, to - Nanos(1)), Position::kAll};
  return 0;
}

void Playback::enter(Position position) {
  position_ = position;
  spent_ = 0;
  reading_s_.reset();
  if (pace_ == Pace::guided && std::ranges::binary_search(stops_, position)) playing_ = false;
}

// The limits for all events and for all skips of the run.
void Playback::share_out() {
  double dwell = 0, skips = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    dwell += std::min(kEventDwell * columns_[i].count, kInstantDwell);
    if (is_skipped(i)) ++skips;
  }
  dwell_scale_ = dwell > kAllDwell ? kAllDwell / dwell : 1;
  skip_s_ = skips > 0 ? std::min(kSkip, kAllSkips / skips) : kSkip;
}

// The time spent follows from the position: it was not reached by playing.
void Playback::settle() {
  spent_ = 0;
  reading_s_.reset();
  if (columns_.empty()) return;
  const std::size_t at = index();
  if (at + 1 == columns_.size() || position_.t <= columns_[at].t) return;
  const double share = static_cast<double>((position_.t - columns_[at].t).count()) /
                       static_cast<double>((columns_[at + 1].t - columns_[at].t).count());
  spent_ = share * gap_s(at);
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
