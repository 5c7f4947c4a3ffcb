// Compares a program on coro with the same on CPython.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "programs/program.hpp"

namespace conformance {

class Judge;

/// A program that behaves differently on the two.
struct Difference {
  programs::Program program;
  std::string listing;
  std::string python;  ///< what CPython did
  std::string ours;

  /// For reading: the listing and both outcomes.
  [[nodiscard]] std::string message() const;
};

enum class Compared : bool { outcomes, traces };

/// Whether the events of its runs can be compared without changes: CPython has no line for the group that except*
/// builds.
bool has_comparable_events(const programs::Program& program);

/// Runs it on both. With `traces`, every event of the runs must also be equal (docs/TRACE.md); if they cannot be
/// compared, those of the program without its except* must be. @throws std::runtime_error if the judge has ended
std::optional<Difference> compare(programs::Program program, Judge& judge, Compared compared = Compared::outcomes);

}  // namespace conformance
