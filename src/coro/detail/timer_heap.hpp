// The loop's timers, the earliest first; for equal times in order of creation. A timer stores its index, so that a
// cancelled one is removed at once: asyncio removes it later, which is not observable.
#pragma once

#include <cstdint>
#include <vector>

#include "coro/timer.hpp"

namespace coro::detail {

class TimerHeap {
 public:
  struct Entry {
    std::int64_t when = 0;  ///< nanoseconds on the loop's clock
    std::uint32_t sequence = 0;
    Timer* timer = nullptr;
    [[nodiscard]] bool before(const Entry& other) const {
      return when != other.when ? when < other.when : sequence < other.sequence;
    }
  };

  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] const Entry& top() const { return heap_.front(); }

  void push(Entry entry) {
    heap_.push_back(entry);
    sift_up(heap_.size() - 1);
  }
  Timer* pop() {
    Timer* timer = heap_.front().timer;
    remove(*timer);
    return timer;
  }
  /// Removes `timer`. False if it is not in the heap.
  bool remove(Timer& timer) {
    const std::size_t hole = timer.heap_index_;
    if (hole == Timer::kNotInHeap) return false;
    timer.heap_index_ = Timer::kNotInHeap;
    const Entry last = heap_.back();
    heap_.pop_back();
    if (hole == heap_.size()) return true;
    place(hole, last);
    sift_up(hole);
    sift_down(last.timer->heap_index_);
    return true;
  }

 private:
  static constexpr std::size_t kArity = 4;  // half the levels of a binary heap: fewer cache misses

  void place(std::size_t at, Entry entry) {
    heap_[at] = entry;
    entry.timer->heap_index_ = static_cast<std::uint32_t>(at);
  }
  void sift_up(std::size_t at) {
    const Entry entry = heap_[at];
    while (at > 0 && entry.before(heap_[(at - 1) / kArity])) {
      place(at, heap_[(at - 1) / kArity]);
      at = (at - 1) / kArity;
    }
    place(at, entry);
  }
  void sift_down(std::size_t at) {
    const Entry entry = heap_[at];
    while (true) {
      const std::size_t first = at * kArity + 1;
      std::size_t best = at;
      for (std::size_t child = first; child < first + kArity && child < heap_.size(); ++child) {
        if (heap_[child].before(best == at ? entry : heap_[best])) best = child;
      }
      if (best == at) break;
      place(at, heap_[best]);
      at = best;
    }
    place(at, entry);
  }

  std::vector<Entry> heap_;
};

}  // namespace coro::detail
