// Which keys an event of a file has, by its kind. Internal to the reader.
#pragma once

#include <vector>

#include "trace/encoder.hpp"
#include "trace/fields.hpp"

namespace trace::detail {

/// Fills `event`, whose kind (not meta) is set, from `fields`; `chain` and `ids` are empty and get what it has of them.
/// `made` knows what earlier events have made. Errors are left in `fields`.
void fill(Fields& fields, const Encoder& made, Event& event, std::vector<Link>& chain, std::vector<Id>& ids);

}  // namespace trace::detail
