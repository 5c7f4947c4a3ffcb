// A cancel passes from a task to the object that it waits for, from a gather to its children, and so on. Chains of
// tasks may have any length, so that this is a loop, not a recursion.
#pragma once

#include <cstddef>
#include <vector>

#include "coro/future.hpp"

namespace coro::detail {

class Cancellation {
 public:
  Cancellation() = default;
  Cancellation(const Cancellation&) = delete;
  Cancellation& operator=(const Cancellation&) = delete;
  ~Cancellation();

  /// Cancels `future` and what it waits for. False if it is done. @throws RecursionError if it waits, directly or
  /// through others, for itself: nothing of that cycle is cancelled then, as in CPython
  bool of(FutureBase& future);

 private:
  struct Step {
    FutureBase* future;
    std::size_t next = 0;  // the number of the next object that it passes the cancel on to
    bool any = false;      // one of those before was cancelled
  };

  void enter(FutureBase& future);
  bool leave();

  std::vector<Step> path_;
};

}  // namespace coro::detail
