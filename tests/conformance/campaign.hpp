// Runs many random programs on coro and on CPython, in parallel, and collects those that differ.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dialect.hpp"
#include "judge.hpp"
#include "program.hpp"

namespace conformance {

/// A program that does not do the same on both.
struct Difference {
  Program program;
  std::string listing;
  std::string python;  ///< what CPython did
  std::string ours;

  /// For a person: the listing and both outcomes.
  [[nodiscard]] std::string message() const;
};

enum class Compared : bool { outcomes, traces };

/// Runs it on both. With `traces`, every event of the runs must be equal, too (docs/TRACE.md).
std::optional<Difference> compare(Program program, Judge& judge, Compared compared = Compared::outcomes);

struct Campaign {
  std::uint64_t first_seed = 1;
  std::uint64_t programs = 300;
  unsigned jobs = 2;
  std::string python = "python3";
  Compared compared = Compared::outcomes;
};

struct Found {
  std::uint64_t seed = 0;
  Difference difference;  ///< made small
};

struct Result {
  std::uint64_t differ = 0;
  std::vector<Found> found;  ///< the first few of them
  std::string version;       ///< of Python
  LeftOut left_out;

  /// "300 programs, 0 differ (python 3.11.2; statements left out: uncancel 12)"
  [[nodiscard]] std::string message(std::uint64_t programs) const;
};

/// The Pythons to judge by: those of COROSCOPE_PYTHONS (paths between colons), or else the newest of python3.14 to
/// python3.12 that is there, or else python3.
std::vector<std::string> pythons();

/// @throws std::runtime_error when Python does not start
Result run(const Campaign& campaign);

}  // namespace conformance
