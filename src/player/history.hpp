// Undo and redo of delay changes. A drag changes a delay in every frame, but is one step.
#pragma once

#include <optional>
#include <vector>

#include "lessons/lesson.hpp"

namespace player {

class History {
 public:
  /// Starts an empty history at `values`.
  explicit History(lessons::Values values = {}) : now_(std::move(values)) {}

  [[nodiscard]] const lessons::Values& now() const { return now_; }
  [[nodiscard]] bool can_undo() const { return !past_.empty() || (drag_from_ && *drag_from_ != now_); }
  [[nodiscard]] bool can_redo() const { return !future_.empty(); }

  /// Sets the values. While `done` is false this is part of a drag, which ends with the first change that is done, or
  /// with undo or redo. A drag that returns to its first value is not a step.
  void change(lessons::Values values, bool done);
  void undo();
  void redo();

 private:
  void end_drag();

  lessons::Values now_;
  std::optional<lessons::Values> drag_from_;
  std::vector<lessons::Values> past_;
  std::vector<lessons::Values> future_;
};

}  // namespace player
