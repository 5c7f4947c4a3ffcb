#include "ui/timeline/lane_bars.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "ui/kit/state_look.hpp"
#include "ui/timeline/dense_marks.hpp"

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
    drop_dense_marks(bars_, marks_);
    bars_.insert(bars_.end(), marks_.begin(), marks_.end());
    return std::move(bars_);
  }

 private:
  static constexpr std::size_t kRoom = 64;
  static constexpr std::size_t kLookedAt = 16;
  static constexpr auto kNone = static_cast<std::size_t>(-1);

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

  // Folds all spans that end within the pixel after x0 into the state that takes most of its time. A step that takes
  // less, or none, is a mark.
  std::size_t narrow(std::size_t i, double x0) {
    const auto in_pixel = [this, x0](const Span& span) { return end_px(span) < x0 + kNarrow; };
    std::size_t next = i + 1;
    std::size_t holder = timeline::holds_thread(lane_.spans[i].state) ? i : kNone;
    while (next < count_ && next < i + kLookedAt && in_pixel(lane_.spans[next])) {
      if (holder == kNone && timeline::holds_thread(lane_.spans[next].state)) holder = next;
      ++next;
    }
    if (next == i + kLookedAt) next = first_after(next, in_pixel);
    const double x1 = end_px(lane_.spans[next - 1]);
    if (x1 > x0) add_bar(longest(i, next), x0, x1, next - i > 1);
    if (holder != kNone) add_mark(holder, px(lane_.spans[holder].begin), next - i > 1);
    return next;
  }

  // A span of the state that takes most of the time of these: all are summed up if they are few, else some moments,
  // evenly spread over the time, count.
  std::size_t longest(std::size_t i, std::size_t next) {
    std::array<double, timeline::kStates.size()> held{};
    std::array<std::size_t, timeline::kStates.size()> example{};
    const auto count = [&](std::size_t span, double amount) {
      const std::size_t state = timeline::index(lane_.spans[span].state);
      if (held.at(state) == 0) example.at(state) = span;
      held.at(state) += amount;
    };
    if (next - i <= kLookedAt) {
      for (std::size_t k = i; k < next; ++k) count(k, end_px(lane_.spans[k]) - px(lane_.spans[k].begin));
    } else {
      for (std::size_t k = 0; k < kLookedAt; ++k) count(at_moment(i, next, k), 1);
    }
    const auto heavier = [&](const timeline::StateRow& a, const timeline::StateRow& b) {
      const std::size_t one = timeline::index(a.state), other = timeline::index(b.state);
      return held.at(one) != held.at(other) ? held.at(one) < held.at(other)
                                            : look(a.state).weight < look(b.state).weight;
    };
    return example.at(timeline::index(std::ranges::max_element(timeline::kStates, heavier)->state));
  }

  // The span at the k-th of kLookedAt moments; if these take no time (on the axis of steps), the k-th of them. The
  // moments are not a multiple of anything apart, so that a program with a rhythm does not meet them.
  [[nodiscard]] std::size_t at_moment(std::size_t i, std::size_t next, std::size_t k) const {
    constexpr double kGolden = 0.6180339887498949;
    const double share = std::fmod((static_cast<double>(k) + 0.5) * kGolden, 1.0);
    const timeline::Nanos begin = lane_.spans[i].begin.t;
    const auto length = static_cast<double>((lane_.spans[next - 1].end.t - begin).count());
    if (!(length > 0)) return i + static_cast<std::size_t>(share * static_cast<double>(next - i));
    const timeline::Nanos t = begin + timeline::Nanos(static_cast<std::int64_t>(share * length));
    const auto first = lane_.spans.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last = lane_.spans.begin() + static_cast<std::ptrdiff_t>(next - 1);
    const auto found = std::partition_point(first, last, [t](const Span& span) { return span.end.t <= t; });
    return static_cast<std::size_t>(found - lane_.spans.begin());
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

  void add_bar(std::size_t span, double x0, double x1, bool folded) {
    const SpanState state = lane_.spans[span].state;
    // That of a step is as wide as it is long: its mark is what is seen of it.
    const double least = timeline::holds_thread(state) ? x1 : x0 + 1;
    Bar bar{static_cast<float>(x0),
            static_cast<float>(std::max(x1, least)),
            state,
            static_cast<std::uint32_t>(span),
            false,
            folded,
            0};
    if (!bars_.empty() && bars_.back().state == state && bars_.back().x1 >= bar.x0 - 0.5F &&
        (bars_.back().folded || bars_.back().x1 - bars_.back().x0 < 2)) {
      bars_.back().x1 = std::max(bars_.back().x1, bar.x1);
      bars_.back().folded = true;
      return;
    }
    bars_.push_back(bar);
  }

  void add_mark(std::size_t span, double at, bool folded) {
    const float width = std::max(3.0F, 4 * unit_);
    const float x0 = static_cast<float>(at) - width / 4;
    const SpanState state = lane_.spans[span].state;
    if (!marks_.empty() && marks_.back().state == state && x0 - marks_.back().x0 < width / 2) {
      marks_.back().folded = true;
      return;
    }
    marks_.push_back({x0, x0 + width, state, static_cast<std::uint32_t>(span), true, folded, 0});
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
