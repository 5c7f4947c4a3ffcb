#include "ui/timeline/axis_view.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double kLeastSteps = 2;
constexpr double kLeastSeconds = 1e-6;

double length(const Model& model) { return model.axis == nullptr ? 0 : model.axis->end(); }

}  // namespace

AxisView axis_view(const Model& model, const State& state, Rect plot) {
  const bool still = std::holds_alternative<BarEndDrag>(state.drag);
  const double limit = still ? std::max(length(model), state.view_end) : length(model);
  return {model.axis, {state.view_begin, state.view_end, limit, plot.x, std::max(1.0F, plot.w)}, model.revealed};
}

void set_view(const Model& model, State& state, const timeline::TimeScale& scale) {
  const double least = model.axis_kind == timeline::AxisKind::steps ? kLeastSteps : kLeastSeconds;
  if (scale.is_fitted()) {
    state.view_begin = state.view_end = 0;
  } else if (scale.span() >= std::min(least, length(model))) {
    state.view_begin = scale.begin();
    state.view_end = scale.end();
  }
}

double nice_step(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(std::max(least, 1e-12))));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= least * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

}  // namespace ui
