// The time that one run saves compared with the slowest.
#pragma once

#include <span>
#include <vector>

#include "timeline/model.hpp"

namespace timeline {

/// A hash of the set of printed texts, for Timeline::printed.
std::size_t hash_of_output(const std::vector<Output>& output);

/// Whether both did the same to their ends: they ended by themselves, no cancel cut a wait short, and they printed the same
/// texts, in any order; numbers with a decimal point, such as elapsed times, may differ.
bool same_work(const Timeline& one, const Timeline& other);

/// By how much `mine` ends earlier than the slowest of `runs`. Zero for a run that is shown as the `wrong` way, took no
/// time, or did not do the same work as the slowest.
Nanos saved_time(const Timeline& mine, std::span<const Timeline* const> runs, bool wrong);

}  // namespace timeline
