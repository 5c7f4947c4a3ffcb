// Random numbers that are the same with every compiler and library (the distributions of <random> are not).
#pragma once

#include <cstddef>
#include <cstdint>

namespace conformance {

/// SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  /// 0 <= result < n, practically uniform.
  std::int64_t below(std::int64_t n) { return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(n)); }
  /// low <= result <= high
  std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
  bool percent(std::int64_t chance) { return below(100) < chance; }

 private:
  std::uint64_t state_;
};

}  // namespace conformance
