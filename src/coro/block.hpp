// time.sleep: the thread is blocked, and nothing else runs meanwhile.
#pragma once

#include <string>

#include "coro/arguments.hpp"
#include "coro/scheduler.hpp"

namespace coro {

/// Blocks the thread for `delay`: on virtual time the clock advances within this step; timers that become due meanwhile
/// are late. Outside a scheduler it just sleeps. @throws ValueError if it is below 0
void block(Seconds delay, Here here = {});

/// The arguments of a plain call, for its lane: `Call call(here, Arguments(name, 3));`.
class Arguments {
 public:
  Arguments() = default;
  template <class... T>
  requires(sizeof...(T) > 0) explicit Arguments(const T&... values) {
    const Scheduler* const scheduler = Scheduler::current();
    if (scheduler != nullptr && scheduler->recorder() != nullptr) text_ = detail::arguments_text(values...);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// A scope object of a plain function: `Call call(here);`. Records fn.start and fn.end, so that plain calls have lanes
/// too. `return call.returns(1);` records the returned value.
class Call {
 public:
  explicit Call(Here here, const Arguments& arguments = {}, const char* function = __builtin_FUNCTION());
  /// For a function whose name in the trace differs from its C++ name.
  Call(const Definition& function, Here here, const Arguments& arguments = {});
  ~Call();
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  /// Returns `value`, which the function is about to return.
  template <class T>
  [[nodiscard]] T returns(T value) {
    if (recorder_ != nullptr) returned(detail::value_text(value));
    return value;
  }
  /// `exception` leaves the function: fn.end has to name it, and a destructor cannot see it.
  void failed(const std::exception_ptr& exception);

 private:
  template <class Code>
  void begin(Here here, Code code, const std::string& arguments);
  void returned(const std::string& text);
  void record_end();

  trace::Recorder* recorder_ = nullptr;
  trace::Id fn_ = 0;
  trace::Id outer_ = 0;
  trace::TextId failed_ = 0;
  trace::TextId value_ = 0;
  int exceptions_;
};

}  // namespace coro
