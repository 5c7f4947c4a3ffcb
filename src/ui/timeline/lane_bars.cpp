#include "ui/timeline/lane_bars.hpp"

#include <algorithm>
#include <iterator>

#include "ui/kit/state_look.hpp"

namespace ui {
namespace {

using timeline::Span;
using SpanState = timeline::State;

constexpr double kNarrow = 1.5;      // px: below this a span is folded
constexpr float kOutOfView = 24.0F;  // px that a bar may extend beyond the edges, so that its corners are not visible

class Folder {
 public:
  Folder(const timeline::Lane& lane, const AxisView& view, float left, float right, float unit)
      : lane_(lane), view_(view), walk_(view), left_(left), right_(right), unit_(unit) {
    const auto revealed = std::partition_point(lane.spans.begin(), lane.spans.end(),
                                               [&](const Span& span) { return span.begin < view.revealed; });
    count_ = static_cast<std::size_t>(revealed - lane.spans.begin());
  }

  std::vector<Bar> fold() {
    const auto first = std::partition_point(lane_.spans.begin(), end(),
                                            [this](const Span& span) { return end_px(span) < left_ - 4 * unit_; });
    bars_.reserve(kRoom);
    marks_.reserve(kRoom);
    auto i = static_cast<std::size_t>(first - lane_.spans.begin());
    while (i < count_) {
      const double x0 = px(lane_.spans[i].begin);
      if (x0 > right_ + 4 * unit_) break;
      const double x1 = end_px(lane_.spans[i]);
      i = x1 - x0 >= kNarrow ? wide(i, x0, x1) : narrow(i, x0);
    }
    bars_.insert(bars_.end(), marks_.begin(), marks_.end());
    return std::move(bars_);
  }

 private:
  static constexpr std::size_t kRoom = 64;

  [[nodiscard]] std::vector<Span>::const_iterator end() const {
    return lane_.spans.begin() + static_cast<std::ptrdiff_t>(count_);
  }
  [[nodiscard]] double px(timeline::Position position) { return walk_.px(position); }
  [[nodiscard]] double end_px(const Span& span) { return px(std::min(span.end, view_.revealed)); }

  std::size_t wide(std::size_t i, double x0, double x1) {
    Bar bar;
    bar.x0 = static_cast<float>(std::max(x0, static_cast<double>(left_ - kOutOfView)));
    bar.x1 = static_cast<float>(std::min(x1, static_cast<double>(right_ + kOutOfView)));
    bar.shift = static_cast<float>(std::min(bar.x0 - x0, 1e9));
    bar.state = lane_.spans[i].state;
    bar.span = static_cast<std::uint32_t>(i);
    bars_.push_back(bar);
    return i + 1;
  }

  // Folds all spans that end within the pixel after x0. A few are inspected, the others skipped.
  std::size_t narrow(std::size_t i, double x0) {
    static constexpr std::size_t kLookedAt = 16;
    const auto in_pixel = [this, x0](const Span& span) { return end_px(span) < x0 + kNarrow; };
    std::size_t best = i;
    std::size_t next = i + 1;
    while (next < count_ && next < i + kLookedAt && in_pixel(lane_.spans[next])) {
      if (look(lane_.spans[next].state).weight > look(lane_.spans[best].state).weight) best = next;
      ++next;
    }
    if (next == i + kLookedAt) next = first_after(next, in_pixel);
    const double x1 = end_px(lane_.spans[next - 1]);
    add(best, static_cast<float>(x0), static_cast<float>(x1), next - i > 1);
    return next;
  }

  // The first span from `from` on that is not `in_pixel`, in steps that double: it is mostly near.
  template <class InPixel>
  std::size_t first_after(std::size_t from, InPixel in_pixel) {
    std::size_t reach = 1;
    while (from + reach < count_ && in_pixel(lane_.spans[from + reach - 1])) {
      from += reach;
      reach *= 2;
    }
    const auto at = [this](std::size_t i) { return lane_.spans.begin() + static_cast<std::ptrdiff_t>(i); };
    const auto found = std::partition_point(at(from), at(std::min(from + reach, count_)), in_pixel);
    return static_cast<std::size_t>(found - lane_.spans.begin());
  }

  void add(std::size_t span, float x0, float x1, bool folded) {
    const SpanState state = lane_.spans[span].state;
    const bool mark = timeline::holds_thread(state);
    if (!mark && x1 <= x0) return;  // a state that held for no time leaves nothing
    Bar bar{x0, std::max(x1, x0 + 1), state, static_cast<std::uint32_t>(span), mark, folded, 0};
    if (mark) {
      const float width = std::max(3.0F, 4 * unit_);
      bar.x0 = x0 - width / 4;
      bar.x1 = std::max(bar.x0 + width, x1);
    }
    std::vector<Bar>& into = mark ? marks_ : bars_;
    if (!into.empty() && into.back().state == state && into.back().x1 >= bar.x0 - 0.5F &&
        (mark || into.back().folded || into.back().x1 - into.back().x0 < 2)) {
      into.back().x1 = std::max(into.back().x1, bar.x1);
      into.back().folded = true;
      return;
    }
    into.push_back(bar);
  }

  const timeline::Lane& lane_;
  const AxisView& view_;
  AxisView::Walk walk_;
  float left_, right_, unit_;
  std::size_t count_ = 0;  // of the revealed spans
  std::vector<Bar> bars_;
  std::vector<Bar> marks_;
};

}  // namespace

std::vector<Bar> fold_lane(const timeline::Lane& lane, const AxisView& view, float left, float right, float unit) {
  return Folder(lane, view, left, right, unit).fold();
}

}  // namespace ui
