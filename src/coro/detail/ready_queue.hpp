// The loop's ready queue: a ring of words. A word is a task whose step is due, a timer that fired, or a callback; the
// low two bits tell which (all three are aligned to 8).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace coro {
class TaskBase;
class Timer;
class Callback;
}  // namespace coro

namespace coro::detail {

class Runnable {
 public:
  enum class Tag : std::uint8_t { task, timer, callback };

  Runnable() = default;
  explicit Runnable(TaskBase* task) : word_(reinterpret_cast<std::uintptr_t>(task)) {}
  explicit Runnable(Timer* timer) : word_(reinterpret_cast<std::uintptr_t>(timer) | 1U) {}
  explicit Runnable(Callback* callback) : word_(reinterpret_cast<std::uintptr_t>(callback) | 2U) {}

  [[nodiscard]] Tag tag() const { return static_cast<Tag>(word_ & 3U); }
  [[nodiscard]] TaskBase* task() const { return reinterpret_cast<TaskBase*>(word_); }
  [[nodiscard]] Timer* timer() const { return reinterpret_cast<Timer*>(word_ & ~std::uintptr_t{3}); }
  [[nodiscard]] Callback* callback() const { return reinterpret_cast<Callback*>(word_ & ~std::uintptr_t{3}); }
  [[nodiscard]] bool empty() const { return word_ == 0; }
  friend bool operator==(Runnable, Runnable) = default;

 private:
  std::uintptr_t word_ = 0;
};

class ReadyQueue {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }

  void push(Runnable runnable) {
    if (size_ == ring_.size()) grow();
    ring_[(head_ + size_++) & (ring_.size() - 1)] = runnable;
  }
  Runnable pop() {
    const Runnable runnable = ring_[head_];
    head_ = (head_ + 1) & (ring_.size() - 1);
    --size_;
    return runnable;
  }

 private:
  void grow() {
    std::vector<Runnable> larger(ring_.size() * 2);
    for (std::size_t i = 0; i < size_; ++i) larger[i] = ring_[(head_ + i) & (ring_.size() - 1)];
    ring_ = std::move(larger);
    head_ = 0;
  }

  std::vector<Runnable> ring_ = std::vector<Runnable>(64);  // its size is a power of two
  std::size_t head_ = 0;
  std::size_t size_ = 0;
};

}  // namespace coro::detail
