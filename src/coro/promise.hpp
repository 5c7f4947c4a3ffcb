// What all coroutines have in common: who awaits them, how they ended, and their number in the trace.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <type_traits>

#include "coro/api.hpp"
#include "coro/detail/pooled.hpp"
#include "coro/here.hpp"
#include "trace/record.hpp"

namespace trace {
class Recorder;
}

namespace coro {

class PromiseBase;
class Scheduler;
struct ExceptionInfo;

namespace detail {

/// Sits in the frame of a coroutine that awaits another one.
struct AwaitLink {
  PromiseBase* awaiter = nullptr;
  PromiseBase* awaited = nullptr;  ///< null once its frame is gone
};

}  // namespace detail

/// What the trace tells of the value that a promise of some type holds.
using ValueText = std::string (*)(const PromiseBase& promise);

/// Number of coroutine frames that exist on this thread.
std::size_t live_frames();

class PromiseBase : public detail::Pooled {
 public:
  PromiseBase(const PromiseBase&) = delete;
  PromiseBase& operator=(const PromiseBase&) = delete;

  /// Number in the trace; 0 when nothing is recorded.
  [[nodiscard]] std::uint32_t id() const { return id_; }
  /// Where it stands: the line of the call until it starts, then of its latest await.
  [[nodiscard]] std::uint32_t line() const { return line_; }
  void set_line(std::uint32_t line) { line_ = line & trace::kMaxLine; }

  [[nodiscard]] detail::AwaitLink* link() const { return link_; }
  void set_link(detail::AwaitLink* link) { link_ = link; }

  /// No coroutine of the program but a part of the one that awaits it: a library function, or the body of an
  /// `async with`. The trace does not know it; what happens in it happens in that coroutine.
  [[nodiscard]] bool transparent() const { return transparent_; }
  /// The library function that is being waited in, as the trace names it; none in the program's own code.
  [[nodiscard]] Api api() const { return api_; }
  /// `awaiter` awaits this, which is transparent: from here on it stands in `awaiter`'s place.
  void stand_in_for(const PromiseBase& awaiter);
  /// Is no part of any coroutine any more, and none itself.
  void stand_for_nobody() {
    transparent_ = true;
    id_ = 0;
  }
  /// Is run as a task: it becomes a coroutine that the trace knows, made at `line`.
  void become_visible(std::uint32_t line);

  [[nodiscard]] const std::exception_ptr& exception() const { return exception_; }
  [[nodiscard]] bool started() const { return started_; }
  void set_started() { started_ = true; }

  /// Works because every promise begins with its PromiseBase and none is aligned beyond 16.
  [[nodiscard]] std::coroutine_handle<PromiseBase> handle() {
    return std::coroutine_handle<PromiseBase>::from_promise(*this);
  }

  std::suspend_always initial_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;

  /// Hands over to whoever awaits this coroutine, through the scheduler's loop: it resumes, nobody here does.
  struct FinalAwaiter {
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> handle) const noexcept {
      if constexpr (requires { handle.promise().value_text(); }) {
        handle.promise().finished(trace::How::returned, [](const PromiseBase& promise) {
          return static_cast<const Promise&>(promise).value_text();
        });
      } else {
        handle.promise().finished();
      }
    }
    void await_resume() const noexcept {}
  };
  FinalAwaiter final_suspend() noexcept { return {}; }

 protected:
  PromiseBase();
  /// Of a transparent coroutine.
  explicit PromiseBase(Api api) : PromiseBase() {
    transparent_ = true;
    api_ = api;
  }
  ~PromiseBase();

  /// Looks at the arguments of the call: `Here` tells its line, `Definition` which function it is.
  template <bool is_generator = false, class... T>
  void take_arguments(const T&... arguments) {
    (take_here(arguments), ...);
    (take_definition<is_generator>(arguments), ...);
  }
  /// Writes co.new. `function` is the coroutine's name, a literal; a Definition goes before it.
  void created(const char* function, bool is_generator = false);
  /// Its body is over; with a result, of which `value` tells, or otherwise as `how` says.
  void finished(trace::How how = trace::How::returned, ValueText value = nullptr) noexcept;
  /// Where its exception, which is `info`, has left it.
  [[nodiscard]] std::uint32_t line_left(const Scheduler& scheduler, const ExceptionInfo& info) const;

 private:
  template <class T>
  void take_here(const T& argument) {
    if constexpr (std::is_same_v<T, Here>) set_line(argument.line());
  }
  template <bool is_generator, class T>
  void take_definition(const T& argument) {
    if constexpr (std::is_same_v<T, Definition>) defined(argument, is_generator);
  }
  void defined(const Definition& definition, bool is_generator);
  void created_as(trace::Recorder& recorder, trace::Id code);

  void record_end(Scheduler& scheduler, trace::How how, ValueText value);
  void record_failure(Scheduler& scheduler);

  detail::AwaitLink* link_ = nullptr;
  std::exception_ptr exception_;
  std::uint32_t id_ = 0;
  bool started_ : 1 = false;
  bool transparent_ : 1 = false;
  Api api_ : 6 = Api::none;
  std::uint32_t line_ : 24 = 0;  // above the rest, as in a record: nothing is shifted
};

}  // namespace coro
