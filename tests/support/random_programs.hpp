// How many random programs a test tries.
#pragma once

#include <cstdint>
#include <cstdlib>

namespace ui_test {

/// As many as the environment variable says; else 2,000, or 200 under the sanitizers, which look for other faults and take ten
/// times as long.
inline std::uint64_t random_programs(const char* variable) {
#ifdef COROSCOPE_SANITIZE
  constexpr std::uint64_t kUsual = 200;
#else
  constexpr std::uint64_t kUsual = 2000;
#endif
  const char* const wanted = std::getenv(variable);
  return wanted == nullptr ? kUsual : std::strtoull(wanted, nullptr, 10);
}

}  // namespace ui_test
