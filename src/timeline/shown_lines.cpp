#include "timeline/shown_lines.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace timeline {
namespace {

struct Row {
  std::string_view with, without;
};

// The sentences with a line, and what is left of each where the line is not in the listing.
constexpr Row kWithoutLine[] = {
    {"narration.error.at", "narration.error.nowhere"},
    {"narration.end.syntax_text", "narration.end.syntax"},
    {"unborn.after_other", "unborn.by_in_other"},
    {"unborn.before_line", "unborn.by_runs"},
    {"unborn.before_line_again", "unborn.by_runs"},
    {"unborn.at_line", "unborn.by_runs"},
    {"unborn.module", ""},
};

}  // namespace

std::uint32_t shown_line(ShownLines lines, std::uint32_t line) {
  if (lines.empty()) return line;
  return line < lines.size() ? lines[line] : 0;
}

Statement in_shown_lines(Statement said, ShownLines lines) {
  if (lines.empty() || said.about.line == 0) return said;
  said.about.line = shown_line(lines, said.about.line);
  const auto* const row = std::ranges::find(kWithoutLine, said.key, &Row::with);
  if (said.about.line == 0 && row != std::end(kWithoutLine)) said.key = row->without;
  return said;
}

}  // namespace timeline
