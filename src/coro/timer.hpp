// The object that a suspended task waits for, and the timers of the loop.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

namespace coro {

class FutureBase;
class Scheduler;
namespace detail {
class TimerHeap;
}

/// An object that a suspended task waits for: a future, another task, a timer.
class Waitable {
 public:
  /// Cancels it, which wakes the waiting task in the next turn. False if it is done already: then nothing happens.
  virtual bool cancel() = 0;
  /// This, if it is a future: its cancel may pass on to others.
  virtual FutureBase* as_future() { return nullptr; }

  /// The type of the exception that it throws into the woken task; "" for none.
  [[nodiscard]] virtual std::string thrown() const = 0;

 protected:
  ~Waitable() = default;
};

/// An action at a time of the loop's clock. It must not be moved while it is set.
class Timer : public Waitable {
 public:
  Timer() = default;
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

  /// Called by the loop, in the turn in which it is due.
  virtual void fire(Scheduler& scheduler) = 0;

  /// Called if the scheduler ends before it fires. A timer that owns itself destroys itself.
  virtual void abandoned() noexcept {}

  /// Numbers the timers of a loop from 1, in the order in which they are set.
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
