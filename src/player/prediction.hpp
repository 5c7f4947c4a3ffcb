// A prediction: which question is open, how far it has got, and what was said. It knows nothing of time: the player hides,
// plays and restores (player_predict.cpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "player/vote.hpp"
#include "predict/question.hpp"

namespace player {

/// How a question was answered first.
enum class Outcome : std::uint8_t { open, right, missed, shown };

struct Prediction {
  enum class Stage : std::uint8_t {
    asked,     ///< the rest of the run is hidden
    playing,   ///< the run plays to the answer
    answered,
    over,      ///< no question follows
  };

  std::vector<predict::Question> questions;  ///< at the delays that the run had
  std::vector<Outcome> outcomes;             ///< one for each,
  std::vector<Vote> votes;                   ///< and one
  std::size_t index = 0;
  predict::Question question;  ///< the open one: questions[index], or the same at another delay
  /// Of each choice: its lanes in the run as far as it is shown; kNoLane for one that is not there yet.
  std::vector<std::vector<timeline::LaneIndex>> lanes;
  Stage stage = Stage::over;
  std::optional<std::size_t> choice;
  bool sure = false;   ///< else guessing
  bool shown = false;  ///< the answer was asked for, and nothing was said
  bool again = false;  ///< the second asking, at another delay
  bool counting = false;  ///< a class raises hands

  explicit Prediction(std::vector<predict::Question> made = {});

  /// Opens that question; over, if there is none.
  void open(std::size_t which);
  /// Opens the same question at another delay.
  void open_again(predict::Question at_other_delay);
  void choose(std::size_t which);
  /// What was said is final; nothing without a choice, except that a class needs none. @returns whether it was
  bool commit(bool is_sure);
  /// The answer is asked for: it counts as neither right nor wrong.
  void ask_for_answer();
  /// A class answers instead of one person, from the open question on; or no longer.
  void count_hands(bool on);
  void take_hand_back();
  void vote_again();
  /// The answer has been reached.
  void arrive();
  /// The same questions in other words. @returns false, with every answer forgotten, if they are others
  bool take_anew(std::vector<predict::Question> made);
  /// The open question in other words, of those that were made at its delays. @returns whether it is among them
  bool take_question_anew(const std::vector<predict::Question>& made);

  [[nodiscard]] bool is(Stage which) const { return stage == which; }
  [[nodiscard]] bool has_said_right() const { return choice && question.choices[*choice].right; }
  /// Whether lines of the output are what is asked for.
  [[nodiscard]] bool is_about_output() const;
  /// Whether the question can be asked at another delay now.
  [[nodiscard]] bool can_ask_again() const { return stage == Stage::answered && !again && question.again.has_value(); }
  /// The vote on the open question.
  [[nodiscard]] Vote& vote() { return votes[index]; }
  [[nodiscard]] const Vote& vote() const { return votes[index]; }
  /// The index of the question of that id; nothing for any other.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
  /// The choice that is the next later (+1) or earlier (-1) time than the chosen one; at the ends the same. Nothing for a
  /// question whose choices are no single times.
  [[nodiscard]] std::optional<std::size_t> later_choice(int direction) const;
};

/// The time that a choice means, where it means a single one.
std::optional<timeline::Nanos> single_time(const predict::Choice& choice);

/// Whether the question is answered by a flag on the ruler.
bool has_flag(const predict::Question& question);

}  // namespace player
