#include "player/puzzle/numbers.hpp"

#include "player/puzzle/attempt.hpp"

namespace player::puzzle {

std::vector<std::size_t> numbered(const lessons::Lesson& lesson, const text::Words& words) {
  std::vector<std::size_t> lines;
  for (const lessons::Placed& placed : shuffled(lesson, 0, words)) lines.push_back(placed.line);
  for (std::size_t i = 0; i < lesson.puzzle->lines.size(); ++i) {
    if (lesson.puzzle->lines[i].extra) lines.push_back(i);
  }
  return lines;
}

std::optional<lessons::Order> order_of(std::string_view text, const lessons::Lesson& lesson, const text::Words& words) {
  auto order = lessons::read_order(text);
  if (!order) return std::nullopt;
  const auto lines = numbered(lesson, words);
  for (lessons::Placed& placed : *order) {
    if (placed.line >= lines.size()) return std::nullopt;
    placed.line = lines[placed.line];
  }
  return lessons::is_order(*order, lesson.puzzle->lines) ? order : std::nullopt;
}

}  // namespace player::puzzle
