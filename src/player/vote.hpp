// The hands that a class raises for the choices of a question: a vote, and a second one after discussion, which leaves
// the first as it was.
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace player {

class Vote {
 public:
  using Hands = std::vector<std::size_t>;  ///< for each choice

  Vote() = default;
  explicit Vote(std::size_t choices) : choices_(choices), rounds_{Hands(choices)} {}

  /// One hand more for that choice, in the latest vote.
  void raise(std::size_t choice) {
    if (choice >= choices_) return;
    ++rounds_.back()[choice];
    raised_.push_back(choice);
  }
  /// Takes the hand back that was counted last in the latest vote.
  void take_back() {
    if (raised_.empty()) return;
    --rounds_.back()[raised_.back()];
    raised_.pop_back();
  }
  /// Begins the second vote. Only once, and only after hands were counted.
  void vote_again() {
    if (!can_vote_again()) return;
    rounds_.emplace_back(choices_);
    raised_.clear();
  }
  [[nodiscard]] bool can_vote_again() const { return rounds_.size() == 1 && total(0) > 0; }

  /// One, or two after vote_again(); none without choices.
  [[nodiscard]] const std::vector<Hands>& rounds() const { return rounds_; }
  [[nodiscard]] std::size_t total(std::size_t round) const {
    return std::accumulate(rounds_[round].begin(), rounds_[round].end(), std::size_t{0});
  }
  /// Whether any hand was counted.
  [[nodiscard]] bool any() const {
    for (std::size_t round = 0; round < rounds_.size(); ++round) {
      if (total(round) > 0) return true;
    }
    return false;
  }

 private:
  std::size_t choices_ = 0;
  std::vector<Hands> rounds_;
  std::vector<std::size_t> raised_;  ///< in order, of the latest vote
};

}  // namespace player
