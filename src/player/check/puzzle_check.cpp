#include "player/check/puzzle_check.hpp"

#include "player/puzzle/attempt.hpp"

namespace player {

void check_puzzle(const lessons::Lesson& lesson, const std::filesystem::path& folder, const text::Words& words,
                  lessons::Problems& problems) {
  if (lesson.puzzle == nullptr) return;
  const auto file = folder / "puzzle.toml";
  const lessons::Values values = lesson.defaults();
  const puzzle::Attempt attempt = puzzle::attempt(lesson, lesson.puzzle->solution, values, words.language());
  if (attempt.cannot_run) {
    problems.push_back({file, 0, "puzzle_statement", attempt.cannot_run->arguments});
    return;
  }
  const auto verdicts = puzzle::verdicts(lesson, attempt, values, words);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (verdicts[i].met) continue;
    problems.push_back({file, lesson.puzzle->goals[i].line, "puzzle_not_reached",
                        {{"wanted", verdicts[i].wanted}, {"found", verdicts[i].found}}});
  }
}

}  // namespace player
