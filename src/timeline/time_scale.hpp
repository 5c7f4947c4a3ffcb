// The visible range of an axis, and the pixels it covers. A value: zooming and panning return new ones.
#pragma once

#include <string>
#include <vector>

namespace timeline {

/// A mark of the ruler.
struct Tick {
  double at = 0;      ///< on the axis
  std::string label;  ///< its number, with as many digits as the other ticks need: "1.25"; "3,600"
};

/// Maps [begin, end] of an axis to [left, left + width] pixels. All changes keep it inside the axis [0, limit] and at
/// least min_span() long.
class TimeScale {
 public:
  static constexpr double kMinSpan = 1e-9;
  /// Of an axis: below it, doubles at its end would no longer distinguish the pixels of a screen.
  static constexpr double kMinShare = 0x1p-40;

  TimeScale() = default;
  /// An empty or reversed range shows the whole axis. An axis of length 0 is shown as one unit.
  TimeScale(double begin, double end, double limit, float left, float width);

  /// The whole axis.
  static TimeScale fit(double limit, float left, float width) { return {0, 0, limit, left, width}; }

  [[nodiscard]] double begin() const { return begin_; }
  [[nodiscard]] double end() const { return end_; }
  [[nodiscard]] double span() const { return end_ - begin_; }
  [[nodiscard]] float left() const { return left_; }
  [[nodiscard]] float width() const { return width_; }
  [[nodiscard]] double min_span() const;
  [[nodiscard]] bool is_fitted() const { return begin_ <= 0 && end_ >= limit_; }
  [[nodiscard]] double pixels_per_unit() const { return static_cast<double>(width_) / span(); }

  [[nodiscard]] float to_pixel(double at) const {
    return left_ + static_cast<float>((at - begin_) * pixels_per_unit());
  }
  [[nodiscard]] double to_axis(float pixel) const {
    return begin_ + static_cast<double>(pixel - left_) / pixels_per_unit();
  }

  /// `factor` 2 shows half as much. The point under `pixel` stays there, unless that would pass an end of the axis.
  [[nodiscard]] TimeScale zoomed(double factor, float pixel) const;
  /// Moves the picture by `pixels`: to the right shows earlier times.
  [[nodiscard]] TimeScale panned(float pixels) const;
  /// Moves only as far as needed to make `at` visible, `margin` pixels inside the edges if the axis allows it.
  [[nodiscard]] TimeScale showing(double at, float margin) const;

  /// Round numbers (1, 2, 5 times a power of ten; from a minute to a day those of kClock), at least `distance` pixels
  /// apart: never more than fit the width.
  [[nodiscard]] std::vector<Tick> ticks(float distance) const;

 private:
  [[nodiscard]] TimeScale moved(double begin) const;

  double begin_ = 0;
  double end_ = 1;
  double limit_ = 1;
  float left_ = 0;
  float width_ = 1;
};

}  // namespace timeline
