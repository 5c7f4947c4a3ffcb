// The FIFO of tasks that wait for a lock, an event or a place in a queue.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

#include "coro/timer.hpp"

namespace coro {
class TaskBase;
}

namespace coro::detail {

class Waiters;

/// One task in the queue. It is in the frame of the waiting coroutine: `Waiter waiter(line); co_await waiter;`, and
/// leaves the queue when it is destroyed, however the wait ended.
class Waiter final : public Waitable {
 public:
  /// Joins the end of `line`, which must outlive it. @throws RuntimeError if the queue belongs to another scheduler
  explicit Waiter(Waiters& line);
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;
  ~Waiter();

  /// Makes its task ready. False if it was woken or cancelled before.
  bool wake();
  bool cancel() override;
  [[nodiscard]] bool woken() const { return state_ == State::woken; }
  [[nodiscard]] bool cancelled() const { return state_ == State::cancelled; }
  [[nodiscard]] std::string thrown() const override { return cancelled() ? "CancelledError" : ""; }

  class Awaiter {
   public:
    explicit Awaiter(Waiter& waiter) : waiter_(waiter) {}
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> /*handle*/) { waiter_.suspend(); }
    void await_resume() { waiter_.resume(); }

   private:
    Waiter& waiter_;
  };
  Awaiter await() { return Awaiter(*this); }

 private:
  friend class Waiters;
  enum class State : std::uint8_t { pending, woken, cancelled };
  void suspend();
  void resume() const;

  Waiters* line_;  // null after it has left
  Waiter* previous_ = nullptr;
  Waiter* next_ = nullptr;
  TaskBase* task_ = nullptr;
  State state_ = State::pending;
};

class Waiters {
 public:
  /// `owner` is the name of the owner in error messages; a literal.
  explicit Waiters(const char* owner) : owner_(owner) {}
  Waiters(const Waiters&) = delete;
  Waiters& operator=(const Waiters&) = delete;

  static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

  [[nodiscard]] bool all_cancelled() const;
  /// Wakes the head of the queue, unless that was woken or cancelled already: then it passes the wake-up on when it
  /// runs.
  void wake_head();
  /// Wakes the first `n` that were not woken or cancelled yet; returns how many there were.
  std::size_t wake(std::size_t n);
  /// Wakes the first that was not cancelled and removes it from the queue, so that it cannot be woken twice. False if
  /// there is none.
  bool release_one();

 private:
  friend class Waiter;
  void join(Waiter& waiter);
  void leave(Waiter& waiter);

  const char* owner_;
  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
  std::uint16_t scheduler_ = 0;  // the number of the scheduler whose tasks have waited here; 0: none have
};

}  // namespace coro::detail
