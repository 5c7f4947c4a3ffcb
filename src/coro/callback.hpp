// What the loop calls: when a future is done, or because a program has asked for it.
#pragma once

#include "coro/detail/pooled.hpp"
#include "trace/recorder.hpp"

namespace coro {

class Scheduler;
class FutureBase;

/// Something to be called when a future is done: through the ready queue, once, then destroyed.
class alignas(8) Callback : public detail::Pooled {
 public:
  virtual ~Callback() = default;
  virtual void run(Scheduler& scheduler) = 0;
  /// `future`, which had this called back, is done; run() follows.
  virtual void scheduled(FutureBase& /*future*/) {}

 private:
  friend class FutureBase;
  friend class Scheduler;
  trace::PackedCause cause_;  // what made the future done
};

}  // namespace coro
