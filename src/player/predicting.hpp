// How the player carries a prediction out: it hides the rest of the runs, plays to the answer, changes a delay for the
// second asking, and restores everything at the end.
#pragma once

#include <string_view>
#include <vector>

#include "player/player.hpp"

namespace player {

struct Player::Predicting {
  Player& self;

  /// Opens that question or, if there is none of that id, the next one that was not answered right yet.
  void begin(std::string_view question) const;
  /// Restores the delays, the run, the playhead and what was shown.
  void end() const;
  /// Ends it without restoring anything: something else is opened.
  void forget() const;

  void choose(std::size_t choice) const;
  void check(bool sure) const;
  void ask_for_answer() const;
  /// Jumps to the answer.
  void skip() const;
  void ask_again() const;
  /// To the next question (+1) or the previous one (-1).
  void go(int direction) const;

  /// Time has passed, or the playhead was moved: the answer may have been reached.
  void advanced() const;
  /// The runs were recorded again, in another language or by CPython.
  void make_anew() const;

 private:
  [[nodiscard]] std::vector<predict::Question> questions(const lessons::Values& values) const;
  [[nodiscard]] timeline::Position answered_at() const;
  void open(std::size_t index) const;
  void ask() const;
  void show_runs(std::optional<std::size_t> edit, const lessons::Values& values) const;
  void show_runs_of_question() const;
  void hide_from(timeline::Position limit) const;
  void find_lanes() const;
  void play() const;
  void own_speed() const;
  void arrive() const;
  void show() const;
};

}  // namespace player
