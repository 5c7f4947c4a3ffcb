// Callbacks of the loop: when a future is done, or because the program has scheduled one.
#pragma once

#include "coro/detail/pooled.hpp"
#include "trace/recorder.hpp"

namespace coro {

class Scheduler;
class FutureBase;

/// Called once when a future is done, through the ready queue, then destroyed.
class alignas(8) Callback : public detail::Pooled {
 public:
  virtual ~Callback() = default;
  virtual void run(Scheduler& scheduler) = 0;
  /// `future`, for which this was registered, is done; run() follows.
  virtual void scheduled(FutureBase& /*future*/) {}

 private:
  friend class FutureBase;
  friend class Scheduler;
  trace::PackedCause cause_;  // what completed the future
};

}  // namespace coro
