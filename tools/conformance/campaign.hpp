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
  unsigned jobs = 2;  ///< number of parallel judges, each of which judges one program after another
  Compared compared = Compared::outcomes;
  bool stops = false;  ///< at the first program that differs, without shrinking it
};

struct Found {
  std::uint64_t seed = 0;
  Difference difference;  ///< shrunk
};

struct Result {
  std::uint64_t programs = 0;  ///< that were compared
  std::uint64_t differ = 0;
  std::uint64_t without_except_star = 0;  ///< how many were compared by events only without it
  std::vector<Found> found;               ///< the first few that differ
  LeftOut left_out;

  /// Counts a program that is judged, without the statements left out of it.
  void count(const programs::Program& program);
  /// Adds the result of another judge.
  void add(Result other);

  /// "300 programs, 0 differ (CPython 3.13.0 judged, nothing left out)"
  [[nodiscard]] std::string message(const Python& python, Compared compared) const;
};

/// @throws std::runtime_error if `python` does not start
Result run(const Campaign& campaign, const Python& python);

}  // namespace conformance
