// Stop points of a run: where a teacher pauses, and what is said there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "lessons/lesson.hpp"
#include "trace/events.hpp"

namespace lessons {

/// The index of the event of that place; nothing where it does not happen (at a delay of 0 s, say).
std::optional<std::uint32_t> find_event(const EventPlace& place, const trace::Events& events);

/// How often that happens, whatever the place's `nth`.
std::size_t count_events(const EventPlace& place, const trace::Events& events);

/// The indices of the events after which `run` stops, in order. A stop point whose event does not happen (at a delay of
/// 0 s, say) is left out.
std::vector<std::uint32_t> stop_events(const Run& run, const trace::Events& events);

/// What the lesson says at the event of that index; null where it has nothing of its own to say.
const Words* stop_sentence(const Run& run, const trace::Events& events, std::uint32_t event);

}  // namespace lessons
