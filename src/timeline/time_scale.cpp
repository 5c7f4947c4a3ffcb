#include "timeline/time_scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace timeline {
namespace {

/// `digit` times ten to the `power`.
struct Round {
  int digit = 1;
  int power = 0;
  // Dividing by a power of ten is correctly rounded, multiplying by 0.1 is not.
  [[nodiscard]] double times(double count) const {
    const double scale = std::pow(10.0, std::abs(power));
    return power < 0 ? count * digit / scale : count * digit * scale;
  }
};

// Ruler steps in seconds from a minute to a day: 1, 2, 5, 10, 20, 30 minutes; 1, 2, 3, 6, 12, 24 hours.
constexpr std::array kClock{60, 120, 300, 600, 1200, 1800, 3600, 7200, 10800, 21600, 43200, 86400};
constexpr double kMinuteAbove = 50;  // the largest round number below a minute

// The smallest round number that is not less than `value`.
Round at_least(double value) {
  const auto* const clock = std::ranges::find_if(kClock, [=](int step) { return step >= value; });
  if (value > kMinuteAbove && clock != kClock.end()) return {*clock, 0};
  Round round{1, static_cast<int>(std::floor(std::log10(value)))};
  for (const int digit : {1, 2, 5, 10}) {
    round.digit = digit;
    if (round.times(1) >= value * (1 - 1e-12)) break;
  }
  if (round.digit == 10) return {1, round.power + 1};
  return round;
}

std::string label(double value, int digits) {
  std::string text = fmt::format("{:.{}f}", value, digits);
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t at = point; at > 3;) text.insert(at -= 3, ",");
  return text;
}

}  // namespace

TimeScale::TimeScale(double begin, double end, double limit, float left, float width)
    : limit_(limit > 0 ? limit : 1), left_(left), width_(std::max(width, 1.0F)) {
  if (!(begin < end)) {
    begin = 0;
    end = limit_;
  }
  const double shown = std::clamp(end - begin, min_span(), limit_);
  begin_ = std::clamp(begin, 0.0, limit_ - shown);
  end_ = begin_ + shown;
}

double TimeScale::min_span() const { return std::min(std::max(kMinSpan, limit_ * kMinShare), limit_); }

TimeScale TimeScale::moved(double begin) const {
  const double inside = std::clamp(begin, 0.0, std::max(0.0, limit_ - span()));
  return {inside, inside + span(), limit_, left_, width_};
}

TimeScale TimeScale::zoomed(double factor, float pixel) const {
  if (!(factor > 0)) return *this;
  const double shown = std::clamp(span() / factor, min_span(), limit_);
  const double share = static_cast<double>((pixel - left_) / width_);
  const double begin = std::clamp(to_axis(pixel) - shown * share, 0.0, limit_ - shown);
  return {begin, begin + shown, limit_, left_, width_};
}

TimeScale TimeScale::panned(float pixels) const {
  return moved(begin_ - static_cast<double>(pixels) / pixels_per_unit());
}

TimeScale TimeScale::showing(double at, float margin) const {
  const double room = std::min(static_cast<double>(margin) / pixels_per_unit(), span() / 2);
  if (at < begin_ + room) return moved(at - room);
  if (at > end_ - room) return moved(at + room - span());
  return *this;
}

std::vector<Tick> TimeScale::ticks(float distance) const {
  distance = std::max(distance, 1.0F);
  const Round step = at_least(static_cast<double>(distance) / pixels_per_unit());
  const int digits = std::max(0, -step.power);
  std::vector<Tick> ticks;
  const double slack = span() * 1e-9;
  const double first = std::ceil((begin_ - slack) / step.times(1)) + 0.0;
  // One at each end, and one for rounding.
  const auto most = static_cast<int>(width_ / distance) + 3;
  for (int i = 0; i < most; ++i) {
    const double at = step.times(first + i);
    if (at > end_ + slack) break;
    ticks.push_back({at, label(at, digits)});
  }
  return ticks;
}

}  // namespace timeline
