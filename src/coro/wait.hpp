// asyncio.wait: several tasks or futures, until one, one that failed, or all have ended, or for some time.
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
  std::optional<Seconds> timeout = std::nullopt;  ///< none: as long as it takes
  std::string_view return_when = ALL_COMPLETED;
};

/// Those that had ended when the waiting was over, and those that had not, in the order in which they were given.
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

/// Waits for `futures`: tasks or futures, one given twice counting once. Name the vector before the co_await: GCC 12
/// compiles no list of initialisers in one. It cancels nothing and raises no TimeoutError.
/// @throws ValueError when there are none, or `return_when` is none of the three; TypeError for coroutines
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
