// The order puzzle of the open lesson.
#include "player/player.hpp"
#include "player/sources/puzzle_source.hpp"

namespace player {

void Player::open_puzzle() {
  const lessons::Lesson* const lesson = library_.catalogue.find(about().id);
  if (lesson == nullptr || lesson->puzzle == nullptr) return;
  auto puzzle = std::make_shared<PuzzleSource>(*lesson, words());
  open(puzzle);
  puzzle_ = std::move(puzzle);
  revealed_ = kAllRevealed;  // what an order does is seen at once
}

void Player::leave_puzzle() {
  if (puzzle_ != nullptr) open_lesson(about().id);
}

/// Whatever is on the screen stays there: the same moment of another program.
void Player::rearranged() {
  record_all();
  left_at_.reset();
}

std::optional<puzzle::View> Player::puzzle_view() const {
  if (puzzle_ == nullptr || runs_.empty()) return std::nullopt;
  puzzle::View view;
  const puzzle::Built& built = puzzle_->built();
  view.order = puzzle_->order();
  for (std::size_t i = 0; i < built.order.size(); ++i) {
    const lessons::Placed& placed = built.order[i];
    view.used.push_back({placed.line, puzzle_->puzzle().lines[placed.line].fixed, {}, built.places[i], placed.level});
  }
  for (const std::size_t line : puzzle_->unused()) {
    view.unused.push_back({line, false, puzzle_->text_of(line, language()), {}, 0});
  }
  view.goals = puzzle_->verdicts(runs_.front().missing ? nullptr : &runs_.front().events, words());
  if (puzzle::reached(view.goals)) view.reached = puzzle_->puzzle().reached.in(language());
  return view;
}

}  // namespace player
