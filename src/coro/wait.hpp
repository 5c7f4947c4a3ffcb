// asyncio.wait: waits for several tasks or futures until one, one that failed, or all are done, or until a timeout.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "coro/api_co.hpp"
#include "coro/handle.hpp"

namespace coro {

inline constexpr std::string_view FIRST_COMPLETED = "FIRST_COMPLETED";
inline constexpr std::string_view FIRST_EXCEPTION = "FIRST_EXCEPTION";
inline constexpr std::string_view ALL_COMPLETED = "ALL_COMPLETED";

struct WaitOptions {
  std::optional<Seconds> timeout = std::nullopt;  ///< none: no limit
  std::string_view return_when = ALL_COMPLETED;
};

/// The futures that were done at the end of the wait, and those that were pending, in the order of the arguments.
template <class F>
struct Waited {
  std::vector<F> done;
  std::vector<F> pending;
};

namespace detail {

/// @throws ValueError as wait does
void check_wait(bool empty, std::string_view return_when);
ApiCo<Api::wait> wait_until(std::vector<AnyFuture> futures, WaitOptions options);

}  // namespace detail

/// Waits for `futures`: tasks or futures; duplicates count once. Define the vector before the co_await: GCC 12 does not
/// compile an initializer list inside one. It cancels nothing and throws no TimeoutError.
/// @throws ValueError if there are none, or if `return_when` is none of the three; TypeError for coroutines
template <class F>
ApiCo<Api::wait, Waited<F>> wait(std::vector<F> futures, WaitOptions options = {}, Here /*here*/ = {}) {
  detail::check_wait(futures.empty(), options.return_when);
  Waited<F> result;
  if constexpr (detail::CoroutineObject<F>) {
    throw TypeError("Passing coroutines is forbidden, use tasks explicitly.", kNoLine);
  } else {
    std::unordered_set<const FutureBase*> seen;
    std::erase_if(futures, [&seen](const F& future) { return !seen.insert(future.state().get()).second; });
    co_await detail::wait_until({futures.begin(), futures.end()}, options);
    for (const F& future : futures) (future.done() ? result.done : result.pending).push_back(future);
  }
  co_return result;
}

}  // namespace coro
