// Where a line breaks so that it can be read aloud: not inside quotes, not between words that belong together, and rather
// behind a clause than in it. Korean and English.
#pragma once

#include <algorithm>
#include <string_view>

namespace ui {

/// Whether a break at the space `at` of `line` tears something apart: a quotation, "async def", a number word and what it
/// counts, a verb and its auxiliary.
bool tears(std::string_view line, std::size_t at);

/// Whether the words before the space `at` of `line` end a clause.
bool ends_clause(std::string_view line, std::size_t at);

/// The best break of `row`, which is the beginning of `line` that fits: among the spaces of its last part that are breaks.
/// 0: there is none.
template <class IsBreak>
std::size_t fair_break(std::string_view row, std::string_view line, IsBreak is_break) {
  const std::size_t least = row.size() * 9 / 20;     // a shorter row would look torn off
  const std::size_t clause = row.size() * 31 / 40;   // and one that ends with a clause may be this short
  std::size_t whole = 0;
  for (std::size_t at = row.size() - 1; at > 0 && at >= least; --at) {
    if (!is_break(at) || tears(line, at)) continue;
    if (whole == 0) whole = at;
    if (at >= clause && ends_clause(line, at)) return at;
  }
  return whole;
}

}  // namespace ui
