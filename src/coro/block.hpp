// time.sleep: the thread is held, and nothing else runs meanwhile.
#pragma once

#include <string>

#include "coro/scheduler.hpp"
#include "coro/value_text.hpp"

namespace coro {

/// Holds the thread for `delay`: on virtual time the clock moves on inside this very step; timers that fall due
/// meanwhile are late. Outside of a scheduler it just sleeps. @throws ValueError below 0
void block(Seconds delay, Here here = {});

/// Stands in a plain function as long as it runs: `Call call(here);`. Writes fn.start and fn.end, so that plain calls
/// have lanes too. `return call.returns(1);` tells which value comes back.
class Call {
 public:
  explicit Call(Here here, const char* function = __builtin_FUNCTION());
  /// Of another function than the one that C++ calls so.
  Call(const Definition& function, Here here);
  ~Call();
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  /// Hands `value` on, which the function is about to return.
  template <class T>
  [[nodiscard]] T returns(T value) {
    if (recorder_ != nullptr) returned(detail::value_text(value));
    return value;
  }
  /// `exception` leaves the function: fn.end is to name it, which a destructor cannot see.
  void failed(const std::exception_ptr& exception);

 private:
  template <class Code>
  void begin(Here here, Code code);
  void returned(const std::string& text);

  trace::Recorder* recorder_ = nullptr;
  trace::Id fn_ = 0;
  trace::Id outer_ = 0;
  trace::TextId failed_ = 0;
  trace::TextId value_ = 0;
  int exceptions_;
};

}  // namespace coro
