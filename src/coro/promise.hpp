// The common part of all coroutines: their awaiter, how they ended, and their number in the trace.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <type_traits>

#include "coro/api.hpp"
#include "coro/arguments.hpp"
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

/// In the frame of a coroutine that awaits another one.
struct AwaitLink {
  PromiseBase* awaiter = nullptr;
  PromiseBase* awaited = nullptr;  ///< null after its frame was destroyed
};

}  // namespace detail

/// The text in the trace for the value of a promise.
using ValueText = std::string (*)(const PromiseBase& promise);

/// Number of existing coroutine frames on this thread.
std::size_t live_frames();

class PromiseBase : public detail::Pooled {
 public:
  PromiseBase(const PromiseBase&) = delete;
  PromiseBase& operator=(const PromiseBase&) = delete;

  /// Number in the trace; 0 if nothing is recorded.
  [[nodiscard]] std::uint32_t id() const { return id_; }
  /// Its current line: that of the call until it starts, then of its latest await.
  [[nodiscard]] std::uint32_t line() const { return line_; }
  void set_line(std::uint32_t line) { line_ = line & trace::kMaxLine; }

  [[nodiscard]] detail::AwaitLink* link() const { return link_; }
  void set_link(detail::AwaitLink* link) { link_ = link; }

  /// Not a coroutine of the program but a part of its awaiter: a library function, or the body of an `async with`. It
  /// is not in the trace; its events are those of the awaiter.
  [[nodiscard]] bool transparent() const { return transparent_; }
  /// The current library function as named in the trace; none in the program's own code.
  [[nodiscard]] Api api() const { return api_; }
  /// `awaiter` awaits this, which is transparent: from here on it represents `awaiter`.
  void stand_in_for(const PromiseBase& awaiter);
  /// It is no longer part of a coroutine, and not one itself.
  void stand_for_nobody() {
    transparent_ = true;
    id_ = 0;
  }
  /// It is run as a task: it becomes a coroutine of the trace, created at `line`.
  void become_visible(std::uint32_t line);

  [[nodiscard]] const std::exception_ptr& exception() const { return exception_; }
  [[nodiscard]] bool started() const { return started_; }
  void set_started() { started_ = true; }

  /// Works because every promise begins with its PromiseBase and none is aligned beyond 16.
  [[nodiscard]] std::coroutine_handle<PromiseBase> handle() {
    return std::coroutine_handle<PromiseBase>::from_promise(*this);
  }

  std::suspend_always initial_suspend() noexcept { return {}; }
  /// Keeps the exception for the awaiter. Destructors must not throw: std::terminate() if one does while the frame of a
  /// suspended coroutine is destroyed.
  void unhandled_exception() noexcept;

  /// Continues with the awaiter of this coroutine through the scheduler's loop, which alone resumes.
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

  /// Reads the arguments of the call: `Here` is its line, `Definition` its function.
  template <bool is_generator = false, class... T>
  void take_arguments(const T&... arguments) {
    (take_here(arguments), ...);
    (take_definition<is_generator>(arguments), ...);
  }
  /// Reads the arguments that the trace shows, for the co.new that created() records.
  template <class... T>
  void take_values(const T&... arguments) {
    if constexpr ((detail::is_argument<T> || ...)) {
      if (!is_recorded()) return;
      const auto text = [&] { return detail::arguments_text(arguments...); };
      given([](const void* of) { return (*static_cast<const decltype(text)*>(of))(); }, &text);
    }
  }
  /// Records co.new. `function` is the coroutine's name, a literal; a Definition has precedence.
  void created(const char* function, bool is_generator = false);
  /// Its body has ended: with a result, whose text `value` gives, or as `how` says.
  void finished(trace::How how = trace::How::returned, ValueText value = nullptr) noexcept;
  /// The line at which its exception, `info`, left it.
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
  static bool is_recorded();
  void given(std::string (*text)(const void*), const void* arguments);
  void created_as(trace::Recorder& recorder, trace::Id code);

  void record_end(Scheduler& scheduler, trace::How how, ValueText value);
  void record_failure(Scheduler& scheduler);

  detail::AwaitLink* link_ = nullptr;
  std::exception_ptr exception_;
  std::uint32_t id_ = 0;
  bool started_ : 1 = false;
  bool transparent_ : 1 = false;
  Api api_ : 6 = Api::none;
  std::uint32_t line_ : 24 = 0;  // in the high bits, as in a record, so that nothing is shifted
};

}  // namespace coro
