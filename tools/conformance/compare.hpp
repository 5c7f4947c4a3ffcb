// One program, on coro and on CPython: do they the same?
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "programs/program.hpp"

namespace conformance {

class Judge;

/// A program that does not do the same on both.
struct Difference {
  programs::Program program;
  std::string listing;
  std::string python;  ///< what CPython did
  std::string ours;

  /// For a person: the listing and both outcomes.
  [[nodiscard]] std::string message() const;
};

enum class Compared : bool { outcomes, traces };

/// Whether the events of its runs can be compared as it is: CPython knows no line for the group that except* puts
/// together.
bool has_comparable_events(const programs::Program& program);

/// Runs it on both. With `traces`, every event of the runs must be equal, too (docs/TRACE.md); where they cannot be
/// compared, those of the program without its except* must be. @throws std::runtime_error when the judge is gone
std::optional<Difference> compare(programs::Program program, Judge& judge, Compared compared = Compared::outcomes);

}  // namespace conformance
