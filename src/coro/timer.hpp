// What a suspended task waits for, and the timers of the loop.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

namespace coro {

class Scheduler;
namespace detail {
class TimerHeap;
}

/// What a suspended task waits for: a future, another task, a timer.
class Waitable {
 public:
  /// Asks it to end as cancelled, which wakes the task that waits, in the next turn. False where it is done already:
  /// then nothing happens here.
  virtual bool cancel() = 0;

  /// The type of the exception that it throws into the task that wakes; "" for none.
  [[nodiscard]] virtual std::string thrown() const = 0;

 protected:
  ~Waitable() = default;
};

/// Something that happens at a time of the loop's clock. It stays where it is as long as it is set.
class Timer : public Waitable {
 public:
  Timer() = default;
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

  /// Called by the loop, in the turn in which it falls due.
  virtual void fire(Scheduler& scheduler) = 0;

  /// Called where the scheduler ends before it fires. A timer that nobody else owns destroys itself.
  virtual void abandoned() noexcept {}

  /// Counts the timers of a loop from 1, in the order in which they are set.
  [[nodiscard]] std::uint32_t sequence() const { return sequence_; }

 protected:
  ~Timer() = default;

 private:
  friend class Scheduler;
  friend class detail::TimerHeap;
  static constexpr std::uint32_t kNotInHeap = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t heap_index_ = kNotInHeap;
  std::uint32_t sequence_ = 0;
};

}  // namespace coro
