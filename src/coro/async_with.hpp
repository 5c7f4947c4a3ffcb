// `async with` around a block of code: `co_await async_with(timeout(2s), [&](Timeout& deadline) -> Body<> { ... });`
#pragma once

#include <concepts>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "coro/api_co.hpp"
#include "coro/here.hpp"

namespace coro {

namespace detail {

template <class Manager, class F>
auto call_block(F& block, Manager& manager) {
  if constexpr (std::invocable<F&, Manager&>) {
    return block(manager);
  } else {
    return block();
  }
}

template <class Manager, class F>
using BlockValue = typename decltype(call_block(std::declval<F&>(), std::declval<Manager&>()))::value_type;

template <class Manager, class F, class T = BlockValue<Manager, F>>
Body<T> run_block(Manager manager, F block, Here here) {
  co_await at_line(here.line(), manager.aenter());
  std::optional<std::conditional_t<std::is_void_v<T>, std::monostate, T>> value;
  std::exception_ptr failed;
  try {
    if constexpr (std::is_void_v<T>) {
      co_await at_line(here.line(), call_block(block, manager));
    } else {
      value = co_await at_line(here.line(), call_block(block, manager));
    }
  } catch (...) {
    failed = std::current_exception();
  }
  co_await at_line(here.line(), manager.aexit(failed));
  if (failed) std::rethrow_exception(failed);
  if constexpr (!std::is_void_v<T>) co_return std::move(*value);
}

}  // namespace detail

/// Awaits manager.aenter(), then `block`, a coroutine lambda `[&](Manager& manager) -> Body<T>` or `[&]() -> Body<T>`,
/// then manager.aexit(the block's exception or null), which may throw another exception. Returns the block's value.
/// Entering and leaving have the line of this call, the block has its own lines.
template <class Manager, class F>
auto async_with(Manager manager, F&& block, Here here = {}) {
  static_assert(std::is_lvalue_reference_v<F> || std::is_trivially_destructible_v<F>,
                "capture by reference, [&], or name the lambda before: GCC 12 destroys one inside a co_await twice");
  return at_line(here.line(),
                 detail::run_block<Manager, std::decay_t<F>>(std::move(manager), std::forward<F>(block), here));
}

}  // namespace coro
