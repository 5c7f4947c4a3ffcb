// How far the ruler reaches while a run unfolds: beyond what was seen, by an amount that says nothing of the rest.
#pragma once

#include "timeline/axis.hpp"

namespace timeline {

/// The coordinate up to which `axis` is drawn when positions up to `revealed` are shown: its end if all of it is shown,
/// else the first of 1, 1.5, 2, 3, 5 and 7 times a power of ten that has room for a few waits (or steps) and for what is
/// shown. It depends on the longest wait, never on the total.
double horizon(const Axis& axis, Position revealed);

/// The first of 1, 1.5, 2, 3, 5 and 7 times a power of ten that is not below `least`, which is positive.
double round_above(double least);

/// How many events of an instant are drawn.
std::uint32_t shown_events(const Column& column, Position revealed);

/// Whether the run was shown beyond the instant: before that its number of events is not said.
bool is_past(const Column& column, Position revealed);

/// For how many events an instant has room where its events are drawn next to each other: for all of them if it is past,
/// else for those that are drawn and a few, in the same round numbers.
std::uint32_t room_for_events(const Column& column, Position revealed);

}  // namespace timeline
