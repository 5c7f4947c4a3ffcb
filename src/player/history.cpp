#include "player/history.hpp"

#include <utility>

namespace player {

void History::change(lessons::Values values, bool done) {
  if (!drag_from_) drag_from_ = now_;
  now_ = std::move(values);
  if (done) end_drag();
}

void History::end_drag() {
  if (!drag_from_) return;
  const lessons::Values from = *std::exchange(drag_from_, std::nullopt);
  if (from == now_) return;
  past_.push_back(from);
  future_.clear();
}

void History::undo() {
  end_drag();
  if (past_.empty()) return;
  future_.push_back(std::exchange(now_, past_.back()));
  past_.pop_back();
}

void History::redo() {
  end_drag();
  if (future_.empty()) return;
  past_.push_back(std::exchange(now_, future_.back()));
  future_.pop_back();
}

}  // namespace player
