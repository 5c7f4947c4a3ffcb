// Runs programs again with one delay changed, and counts what the critical path had said of it.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "programs/program.hpp"
#include "timeline/critical_path.hpp"

namespace why {

/// What became of the changes of one kind.
struct Outcomes {
  std::size_t as_said = 0;         ///< the order of events stayed, and the total is what was said
  std::size_t wrong = 0;           ///< the order stayed, the total is another: a fault
  std::size_t order_as_said = 0;   ///< the order changed, and the total is what was said nevertheless
  std::size_t order_another = 0;   ///< the order changed, and with it the total: then another wins
};

struct Tally {
  std::size_t programs = 0, events = 0, segments = 0, waits = 0, delays = 0;
  std::size_t no_wait = 0;       ///< delays that no wait of the run has: a timeout that does not run out, a cancelled sleep
  std::size_t on_path = 0, tied = 0;
  std::size_t gap = 0;           ///< segments on virtual time that the trace has no event for
  std::map<std::string, Outcomes> changes;  ///< by kind of change
  std::size_t told = 0;          ///< faults that were printed
};

/// Whether the segments add up to the total, each beginning where the one before ends. "" if so.
std::string tiling(const timeline::CriticalPath& path);

/// Tries every delay of the program: 1 ns shorter, 1 ns longer, and longer by nearly as much as there is to spare.
void try_program(const std::string& name, programs::Program program, Tally& tally);

void print(const Tally& tally);

}  // namespace why
