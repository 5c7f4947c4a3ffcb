#include "lessons/edit.hpp"

#include <algorithm>

namespace lessons {
namespace {

using Lines = std::vector<std::string>;

/// common[i][j]: how many lines original[i...] and edited[j...] have in common, in order.
std::vector<std::vector<int>> common_lines(const Lines& original, const Lines& edited) {
  std::vector<std::vector<int>> common(original.size() + 1, std::vector<int>(edited.size() + 1));
  for (std::size_t i = original.size(); i-- > 0;) {
    for (std::size_t j = edited.size(); j-- > 0;) {
      common[i][j] = original[i] == edited[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  return common;
}

}  // namespace

std::vector<ChangedLine> changed_lines(const Listing& original, const Listing& edited) {
  const Lines& before = original.lines;
  const Lines& after = edited.lines;
  const auto common = common_lines(before, after);
  std::vector<ChangedLine> changed;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    const auto line = static_cast<std::uint32_t>(j + 1);
    const bool same = i < before.size() && j < after.size() && before[i] == after[j];
    if (same) {
      ++i;
      ++j;
    } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
      changed.push_back({false, line, before[i++]});
    } else {
      changed.push_back({true, line, after[j++]});
    }
  }
  return changed;
}

Lesson shown(const Lesson& lesson, std::optional<std::size_t> edit) {
  Lesson result = lesson;
  if (!edit) {
    result.runs.resize(lesson.own_runs());
    return result;
  }
  const Run& changed = lesson.runs[*edit];
  result.runs = {lesson.runs[changed.edit_of.value()], changed};
  result.runs[1].edit_of = 0;
  result.question = changed.asks;
  result.closing = changed.answers;
  result.opens_on = 1;
  result.compare = true;
  return result;
}

}  // namespace lessons
