// An entry of the loop's ready queue, in one word: a task whose step is due, a timer that fired, or a callback; the low
// two bits are the type (all three are aligned to 8).
#pragma once

#include <cstdint>

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

}  // namespace coro::detail
