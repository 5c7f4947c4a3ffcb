// Runs many random programs on coro and on CPython, in parallel, and collects those that differ.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "conformance/compare.hpp"
#include "conformance/dialect.hpp"
#include "conformance/pythons.hpp"

namespace conformance {

struct Campaign {
  std::uint64_t first_seed = 1;
  std::uint64_t programs = 300;
  unsigned jobs = 2;  ///< so many judges at a time, each of which judges one program after another
  Compared compared = Compared::outcomes;
};

struct Found {
  std::uint64_t seed = 0;
  Difference difference;  ///< made small
};

struct Result {
  std::uint64_t programs = 0;  ///< that were judged
  std::uint64_t differ = 0;
  std::uint64_t without_except_star = 0;  ///< of how many the events were compared only without it
  std::vector<Found> found;               ///< the first few that differ
  LeftOut left_out;

  /// Counts one that is judged, without what is left out of it.
  void count(const programs::Program& program);
  /// Adds what another judge has found.
  void add(Result other);

  /// "300 programs, 0 differ (CPython 3.13.0 judged, nothing left out)"
  [[nodiscard]] std::string message(const Python& python, Compared compared) const;
};

/// @throws std::runtime_error when `python` does not start
Result run(const Campaign& campaign, const Python& python);

}  // namespace conformance
