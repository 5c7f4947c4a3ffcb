// Takes the keys of an event of a file, as the table of kinds lists them. Internal to the reader of JSON Lines.
#pragma once

#include <vector>

#include "trace/encoder.hpp"
#include "trace/formats/fields.hpp"

namespace trace::detail {

/// Fills `event`, whose kind is set, from `fields`; `chain` and `ids` are empty and receive those of the event. `made`
/// knows the ids of earlier events; null for meta, which is the first. Errors are left in `fields`.
void fill(Fields& fields, const Encoder* made, Event& event, std::vector<Link>& chain, std::vector<Id>& ids);

}  // namespace trace::detail
