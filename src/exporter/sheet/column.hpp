// A column of texts on a page: measured first, then drawn at the largest scale at which all of it fits.
#pragma once

#include <string_view>

#include "exporter/sheet/paper.hpp"

namespace exporter {

class Column {
 public:
  Column(Paper& paper, const Rect& place, double scale, bool draws)
      : paper_(paper), place_(place), scale_(scale), draws_(draws), y_(place.y) {}

  [[nodiscard]] double y() const { return y_; }
  [[nodiscard]] double height() const { return y_ - place_.y; }
  [[nodiscard]] double scaled(double points) const { return points * scale_; }
  [[nodiscard]] double width() const { return place_.w; }
  [[nodiscard]] double x() const { return place_.x; }
  [[nodiscard]] bool draws() const { return draws_; }
  [[nodiscard]] Paper& paper() const { return paper_; }
  [[nodiscard]] Type scaled(Type type) const {
    type.size *= scale_;
    return type;
  }

  void gap(double points) { y_ += scaled(points); }
  /// A text from `indent` on, in the scale of the column. @returns where it begins
  double text(std::string_view words, const Type& type, double indent = 0) {
    const double from = y_;
    const Type at = scaled(type);
    const double wide = place_.w - scaled(indent);
    y_ += draws_ ? paper_.text(place_.x + scaled(indent), y_, words, at, wide) : paper_.height(words, at, wide);
    return from;
  }
  /// Moves on to `y` if that is lower.
  void reach(double y) { y_ = y > y_ ? y : y_; }

 private:
  Paper& paper_;
  Rect place_;
  double scale_;
  bool draws_;
  double y_;
};

/// The largest scale, `largest` at most, at which what `flow(Column&)` adds fits `place`; the smallest one if none does.
template <class Flow>
double fitting_scale(Paper& paper, const Rect& place, double largest, Flow flow) {
  constexpr double kSmallest = 0.55, kNotch = 0.03;
  for (double scale = largest; scale > kSmallest; scale -= kNotch) {
    Column measured(paper, place, scale, false);
    flow(measured);
    if (measured.height() <= place.h) return scale;
  }
  return kSmallest;
}

/// Draws it at that scale. @returns the height
template <class Flow>
double draw_fitted(Paper& paper, const Rect& place, double largest, Flow flow) {
  Column drawn(paper, place, fitting_scale(paper, place, largest, flow), true);
  flow(drawn);
  return drawn.height();
}

}  // namespace exporter
