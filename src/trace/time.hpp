// Times and durations: all arithmetic with them is here. The clock of a trace counts nanoseconds in 64 bits, 292 years;
// a delay is a double and may be longer. What does not fit becomes the nearest time that does: nothing overflows.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <compare>
#include <cstdint>

namespace trace {

using Nanos = std::chrono::nanoseconds;

constexpr double kNanosPerSecond = 1e9;

[[nodiscard]] constexpr double in_seconds(Nanos t) { return static_cast<double>(t.count()) / kNanosPerSecond; }

/// The number of nanoseconds, rounded as by Python's round(); at most Nanos::max(), at least its negative. NaN is 0.
[[nodiscard]] inline Nanos from_nanoseconds(double count) {
  constexpr auto kMost = static_cast<double>(Nanos::max().count());  // 2^63, one more than fits
  const double whole = std::nearbyint(count);
  if (whole >= kMost) return Nanos::max();
  if (whole > -kMost) return Nanos{static_cast<std::int64_t>(whole)};
  return std::isnan(whole) ? Nanos{0} : -Nanos::max();
}

/// The same for seconds.
[[nodiscard]] inline Nanos from_seconds(double seconds) { return from_nanoseconds(seconds * kNanosPerSecond); }

/// a + b, at most Nanos::max() and at least Nanos::min().
[[nodiscard]] constexpr Nanos add(Nanos a, Nanos b) {
  std::int64_t sum = 0;
  if (!__builtin_add_overflow(a.count(), b.count(), &sum)) return Nanos{sum};
  return b.count() > 0 ? Nanos::max() : Nanos::min();
}

/// The time from `a` to `b`; 0 if `b` is earlier.
[[nodiscard]] constexpr Nanos between(Nanos a, Nanos b) {
  std::int64_t difference = 0;
  if (b <= a) return Nanos{0};
  return __builtin_sub_overflow(b.count(), a.count(), &difference) ? Nanos::max() : Nanos{difference};
}

/// When a timer fires, which may be later than any time of a trace.
class Due {
 public:
  Due() = default;
  /// A time of the clock.
  constexpr explicit Due(Nanos t) : t_(t), seconds_(trace::in_seconds(t)) {}
  /// `delay_s` seconds after `now`; `now` if the delay is negative.
  [[nodiscard]] static Due after(Nanos now, double delay_s) {
    Due due(add(now, from_seconds(std::max(delay_s, 0.0))));
    if (due.is_beyond()) due.seconds_ = std::max(due.seconds_, trace::in_seconds(now) + delay_s);
    return due;
  }

  /// The time; Nanos::max() if it is later.
  [[nodiscard]] constexpr Nanos time() const { return t_; }
  [[nodiscard]] constexpr double in_seconds() const { return seconds_; }
  /// Seconds until then; 0 if it is past.
  [[nodiscard]] constexpr double left_s(Nanos now) const {
    return is_beyond() ? seconds_ - trace::in_seconds(now) : trace::in_seconds(between(now, t_));
  }

  friend constexpr bool operator==(const Due&, const Due&) = default;
  friend constexpr auto operator<=>(const Due&, const Due&) = default;

 private:
  [[nodiscard]] constexpr bool is_beyond() const { return t_ == Nanos::max(); }

  Nanos t_{0};
  double seconds_ = 0;
};

}  // namespace trace
