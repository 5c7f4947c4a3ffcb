// A done callback that is removed when the waiting scope is left.
#pragma once

#include <utility>

#include "coro/future.hpp"

namespace coro::detail {

class Watch {
 public:
  /// Calls `function(AnyFuture)` when `future` is done, through the ready queue.
  template <class F>
  Watch(AnyFuture future, F function)
      : future_(std::move(future)), callback_(future_.add_done_callback(std::move(function))) {}
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch() { future_.remove_done_callback(callback_); }

 private:
  AnyFuture future_;
  const Callback* callback_;
};

}  // namespace coro::detail
