// The baseline ("floor"): coroutine handles and the least code around them. No scheduler, no cancellation, no
// exceptions.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>

/// A coroutine that its caller resumes by the handle, and destroys.
struct Bare {
  struct promise_type {
    Bare get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> handle;
};

/// A coroutine that another one awaits: at its end it continues that one.
class BareNested {
 public:
  struct promise_type {
    BareNested get_return_object() { return BareNested(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct GoOn {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> ended) noexcept {
        return ended.promise().awaiter;
      }
      void await_resume() noexcept {}
    };
    GoOn final_suspend() noexcept { return {}; }
    void return_value(int result) { value = result; }
    void unhandled_exception() { std::terminate(); }

    std::coroutine_handle<> awaiter = std::noop_coroutine();
    int value = 0;
  };

  explicit BareNested(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  BareNested(BareNested&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  BareNested& operator=(BareNested&&) = delete;
  ~BareNested() {
    if (handle_) handle_.destroy();
  }

  [[nodiscard]] bool await_ready() const { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiter) {
    handle_.promise().awaiter = awaiter;
    return handle_;
  }
  [[nodiscard]] int await_resume() const { return handle_.promise().value; }

  /// Runs it to its end from plain code.
  int run() {
    handle_.resume();
    return await_resume();
  }

 private:
  std::coroutine_handle<promise_type> handle_;
};
