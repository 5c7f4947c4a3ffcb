// Python's heapq on a std::vector: std::push_heap and std::pop_heap may return equal items in another order.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace coro::detail {

/// Moves the item at `at` towards the root, as far as `root`, past greater ones.
template <class T>
void sift_to_root(std::vector<T>& heap, std::size_t root, std::size_t at) {
  T item = std::move(heap[at]);
  while (at > root && item < heap[(at - 1) / 2]) {
    heap[at] = std::move(heap[(at - 1) / 2]);
    at = (at - 1) / 2;
  }
  heap[at] = std::move(item);
}

template <class T>
void heappush(std::vector<T>& heap, T item) {
  heap.push_back(std::move(item));
  sift_to_root(heap, 0, heap.size() - 1);
}

/// Removes and returns the smallest item. The heap must not be empty.
template <class T>
T heappop(std::vector<T>& heap) {
  T last = std::move(heap.back());
  heap.pop_back();
  if (heap.empty()) return last;
  std::swap(heap.front(), last);
  // The smaller child moves up, down to a leaf; from there the item moves to its place.
  std::size_t hole = 0;
  for (std::size_t child = 1; child < heap.size(); child = 2 * hole + 1) {
    if (child + 1 < heap.size() && !(heap[child] < heap[child + 1])) ++child;
    std::swap(heap[hole], heap[child]);
    hole = child;
  }
  sift_to_root(heap, 0, hole);
  return last;
}

}  // namespace coro::detail
