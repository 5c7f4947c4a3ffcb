#include "ui/timeline/dense_marks.hpp"

#include <cstddef>

namespace ui {
namespace {

constexpr std::size_t kMostInGroup = 5;

struct Crowd {
  float x0 = 0, x1 = 0;
};

/// Drops the marks of dense groups; returns where these are.
std::vector<Crowd> take_dense(std::vector<Bar>& marks) {
  std::vector<Crowd> dense;
  std::vector<Bar> kept;
  for (std::size_t first = 0; first < marks.size();) {
    std::size_t end = first + 1;
    while (end < marks.size() && marks[end].x0 - marks[end - 1].x1 < marks[end].x1 - marks[end].x0) ++end;
    if (end - first > kMostInGroup) {
      dense.push_back({marks[first].x0, marks[end - 1].x1});
    } else {
      kept.insert(kept.end(), marks.begin() + static_cast<std::ptrdiff_t>(first),
                  marks.begin() + static_cast<std::ptrdiff_t>(end));
    }
    first = end;
  }
  marks = std::move(kept);
  return dense;
}

}  // namespace

void drop_dense_marks(std::vector<Bar>& bars, std::vector<Bar>& marks) {
  const std::vector<Crowd> dense = take_dense(marks);
  if (dense.empty()) return;
  std::vector<Bar> merged;
  auto stretch = dense.begin();
  bool joins = false;  // the bar before is in the same stretch
  for (Bar& bar : bars) {
    while (stretch != dense.end() && stretch->x1 <= bar.x0) {
      ++stretch;
      joins = false;
    }
    const bool inside = stretch != dense.end() && bar.x0 >= stretch->x0 && bar.x1 <= stretch->x1;
    if (inside && joins && merged.back().state == bar.state && bar.x0 - merged.back().x1 < 1) {
      merged.back().x1 = bar.x1;
      merged.back().folded = true;
      continue;
    }
    bar.folded = bar.folded || inside;
    joins = inside;
    merged.push_back(bar);
  }
  bars = std::move(merged);
}

}  // namespace ui
