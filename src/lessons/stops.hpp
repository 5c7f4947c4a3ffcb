// Stop points of a run: where a teacher pauses, and their sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "lessons/lesson.hpp"
#include "trace/events.hpp"

namespace lessons {

/// The index of the event of that place; nothing if it does not happen (as at a delay of 0 s).
std::optional<std::uint32_t> find_event(const EventPlace& place, const trace::Events& events);

/// How often that happens, independent of `nth`.
std::size_t count_events(const EventPlace& place, const trace::Events& events);

/// The indices of the events after which `run` stops, in order. A stop point whose event does not happen (as at a delay
/// of 0 s) is left out.
std::vector<std::uint32_t> stop_events(const Run& run, const trace::Events& events);

/// The lesson's sentence at the event of that index; null if there is none.
const Words* stop_sentence(const Run& run, const trace::Events& events, std::uint32_t event);

}  // namespace lessons
