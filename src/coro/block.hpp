// time.sleep: the thread is held, and nothing else runs meanwhile.
#pragma once

#include "coro/scheduler.hpp"

namespace coro {

/// Holds the thread for `delay`: on virtual time the clock moves on inside this very step; timers that fall due
/// meanwhile are late. Outside of a scheduler it just sleeps. @throws ValueError below 0
void block(Seconds delay, Here here = {});

/// Stands in a plain function as long as it runs: `Call call(here);`. Writes fn.start and fn.end, so that plain calls
/// have lanes too.
class Call {
 public:
  explicit Call(Here here, const char* function = __builtin_FUNCTION());
  ~Call();
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

 private:
  trace::Recorder* recorder_ = nullptr;
  trace::Id fn_ = 0;
  trace::Id outer_ = 0;
  int exceptions_;
};

}  // namespace coro
