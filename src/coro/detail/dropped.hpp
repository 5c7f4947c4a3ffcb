// Sleeps that were dropped without being awaited, until the scheduler records that. The destructor of a Sleep makes no
// calls: a call would cost some instructions in every switch of a sleeping coroutine.
#pragma once

#include <array>
#include <cstdint>

namespace coro::detail {

struct Dropped {
  static constexpr std::uint32_t kMostSleeps = 64;  // between two events; if there are more, the oldest are lost

  bool any = false;  ///< a sleep, or a coroutine that is not recorded yet; read in every switch
  std::uint32_t sleeps = 0;
  std::array<std::uint32_t, kMostSleeps> lines{};  ///< of the calls

  void add_sleep(std::uint32_t line) noexcept {
    any = true;
    lines[sleeps++ % kMostSleeps] = line;
  }
};

inline constinit thread_local Dropped dropped;

}  // namespace coro::detail
