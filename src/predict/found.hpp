// Finds what is worth asking in the trace of any program: where it first suspends, where several wait, where the output
// is in another order than the code, where an exception ends something, what is never awaited.
#pragma once

#include <string>
#include <vector>

#include "lessons/ask.hpp"
#include "timeline/model.hpp"
#include "trace/events.hpp"

namespace predict {

/// At most this many of one run.
inline constexpr std::size_t kMostFound = 8;

/// The questions of a run of that id, in the order of the moments at which they are asked. Not all can be asked: what
/// has too few choices is left out later.
std::vector<lessons::Ask> found(const timeline::Timeline& timeline, const trace::Events& events,
                                const std::string& run);

}  // namespace predict
