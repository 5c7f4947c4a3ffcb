// The field of a list that is searched by typing: what was typed, or how to search.
#pragma once

#include <string_view>

#include "ui/kit/theme.hpp"
#include "ui/state.hpp"

namespace ui {

/// `hint` is shown while nothing is typed; the short one where the other is too wide.
struct SearchHint {
  std::string_view all, brief;
};

void search_field(const Theme& theme, State& state, const Rect& field, std::string_view typed, const SearchHint& hint,
                  ImU32 edge);

}  // namespace ui
