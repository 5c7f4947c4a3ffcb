// asyncio.as_completed: the results of several awaitables, in order of completion:
// `for (auto earliest : as_completed(std::move(tasks))) use(co_await earliest);`
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "coro/api_co.hpp"
#include "coro/detail/watch.hpp"
#include "coro/ensure_future.hpp"
#include "coro/handle.hpp"
#include "coro/queue.hpp"

namespace coro {

namespace detail {

/// Collects futures as they complete.
class Completions : public std::enable_shared_from_this<Completions> {
 public:
  /// Starts collecting, for at most `limit` if it is given.
  void watch(const std::vector<AnyFuture>& futures, std::optional<Seconds> limit);
  /// Requests one more. False if all have been requested.
  bool ask();
  /// The next future that completes, of those not returned yet. @throws TimeoutError
  static ApiCo<Api::as_completed, AnyFuture> next(std::shared_ptr<Completions> completions);

 private:
  void completed(const AnyFuture& future);
  void time_is_over();

  std::unordered_map<const FutureBase*, Watch> todo_;
  std::size_t left_ = 0;
  std::optional<TimerHandle> timer_;
  Queue<std::optional<AnyFuture>> done_;  // none: timed out
};

}  // namespace detail

/// The result of as_completed: a range of coroutines, each of which waits for the next completed future and returns its
/// result. @throws the exception of that future; TimeoutError
template <class T>
class AsCompleted {
 public:
  AsCompleted(const std::vector<AnyFuture>& futures, std::optional<Seconds> limit) { state_->watch(futures, limit); }

  class Iterator {
   public:
    explicit Iterator(std::shared_ptr<detail::Completions> state) : state_(std::move(state)), more_(state_->ask()) {}
    ApiCo<Api::as_completed, T> operator*() const { return next_result(state_); }
    Iterator& operator++() {
      more_ = state_->ask();
      return *this;
    }
    bool operator==(std::default_sentinel_t /*end*/) const { return !more_; }

   private:
    std::shared_ptr<detail::Completions> state_;
    bool more_;
  };
  [[nodiscard]] Iterator begin() const { return Iterator(state_); }
  [[nodiscard]] std::default_sentinel_t end() const { return {}; }

  /// `async for`: the next completed future itself, the given one if it was a task; none after the last.
  [[nodiscard]] ApiCo<Api::as_completed, std::optional<Future<T>>> next() const { return next_future(state_); }

 private:
  static ApiCo<Api::as_completed, T> next_result(std::shared_ptr<detail::Completions> state) {
    const AnyFuture future = co_await detail::Completions::next(state);
    co_return Future<T>(future.state()).result(kNoLine);
  }
  static ApiCo<Api::as_completed, std::optional<Future<T>>> next_future(std::shared_ptr<detail::Completions> state) {
    if (!state->ask()) co_return std::nullopt;
    const AnyFuture future = co_await detail::Completions::next(state);
    co_return Future<T>(future.state());
  }

  std::shared_ptr<detail::Completions> state_ = std::make_shared<detail::Completions>();
};

/// Makes a task of every coroutine, at once, in order. `limit`: how long to wait for all of them together; unfinished
/// ones continue after it.
template <Awaitable A>
AsCompleted<ValueOf<A>> as_completed(std::vector<A> awaitables, std::optional<Seconds> limit = std::nullopt,
                                     Here here = {}) {
  std::vector<AnyFuture> futures;
  for (A& awaitable : awaitables) futures.push_back(ensure_future(std::move(awaitable), here));
  return AsCompleted<ValueOf<A>>(futures, limit);
}

}  // namespace coro
