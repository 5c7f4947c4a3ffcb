// Takes the keys of an event of a file, as the table of kinds lists them. Internal to the reader of JSON Lines.
#pragma once

#include <optional>
#include <vector>

#include "trace/encoder.hpp"
#include "trace/formats/fields.hpp"

namespace trace::detail {

/// Fills `event`, whose kind is set, from `fields`; `chain` and `ids` are empty and receive those of the event. `made`
/// knows the ids of earlier events, `timer` how the timer was set that caused it; null for meta, which is the first. Errors are left in `fields`.
void fill(Fields& fields, const Encoder* made, Event& event, std::vector<Link>& chain, std::vector<Id>& ids,
          std::optional<TimerSetting>& timer);

}  // namespace trace::detail
