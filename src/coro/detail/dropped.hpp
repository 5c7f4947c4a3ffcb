// Sleeps that were dropped without being awaited, until the scheduler writes that down. The destructor of a Sleep calls
// nothing: a call would cost every coroutine that sleeps some instructions in every switch.
#pragma once

#include <array>
#include <cstdint>

namespace coro::detail {

struct Dropped {
  static constexpr std::uint32_t kMostSleeps = 64;  // between two events; of more, the earliest are forgotten

  bool any = false;  ///< a sleep, or a coroutine that waits to be written; asked in every switch
  std::uint32_t sleeps = 0;
  std::array<std::uint32_t, kMostSleeps> lines{};  ///< of the calls

  void add_sleep(std::uint32_t line) noexcept {
    any = true;
    lines[sleeps++ % kMostSleeps] = line;
  }
};

inline constinit thread_local Dropped dropped;

}  // namespace coro::detail
