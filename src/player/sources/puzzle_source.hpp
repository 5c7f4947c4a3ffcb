// The order puzzle of a lesson: a program of the lines that a person has put in order. It runs after each change.
#pragma once

#include <cstdint>
#include <vector>

#include "player/puzzle/attempt.hpp"
#include "player/source.hpp"

namespace player {

class PuzzleSource final : public Source {
 public:
  /// @param lesson has a puzzle, and must outlive this object
  PuzzleSource(const lessons::Lesson& lesson, const text::Words& words);

  [[nodiscard]] const lessons::Lesson& about() const override { return about_; }
  [[nodiscard]] const char* no_parameters() const override { return "delays.none_puzzle"; }
  std::vector<Wanted> record(std::vector<OpenRun>& runs, const lessons::Values& values,
                             text::Language language) override;
  void list(OpenRun& open, std::size_t run, lessons::Code code, const lessons::Values& values,
            text::Language language) const override;

  /// The changes take effect when it is recorded again.
  void arrange(lessons::Order order);
  void shuffle(const text::Words& words);
  void show_solution() { arrange(lesson_.puzzle->solution); }
  void undo();
  void redo();
  [[nodiscard]] bool can_undo() const { return at_ > 0; }
  [[nodiscard]] bool can_redo() const { return at_ + 1 < orders_.size(); }

  /// As it was arranged.
  [[nodiscard]] const lessons::Order& order() const { return orders_[at_]; }
  [[nodiscard]] const lessons::Puzzle& puzzle() const { return *lesson_.puzzle; }
  [[nodiscard]] const puzzle::Built& built() const { return built_; }
  /// What the run does, in the words of `words`.
  [[nodiscard]] std::vector<puzzle::Verdict> verdicts(const trace::Events* events, const text::Words& words) const;
  /// The lines that are not used, as they would be written.
  [[nodiscard]] std::vector<std::size_t> unused() const;
  [[nodiscard]] std::vector<std::string> text_of(std::size_t line, text::Language language) const;

 private:
  const lessons::Lesson& lesson_;
  lessons::Lesson about_;
  std::uint32_t seed_ = 0;
  std::vector<lessons::Order> orders_;  ///< those of before, the one of now, those that were undone
  std::size_t at_ = 0;
  puzzle::Built built_;
};

}  // namespace player
