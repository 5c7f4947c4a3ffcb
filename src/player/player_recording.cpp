// How the runs of the open lesson come by their traces, at once or from CPython after a while.
#include <algorithm>

#include "lessons/source.hpp"
#include "player/open_card.hpp"
#include "player/player.hpp"
#include "player/record_runs.hpp"

namespace player {

void Player::record_all() {
  if (lesson_ == nullptr) return;
  cards_.clear();
  for (const lessons::Card& card : lesson_->cards) {
    cards_.push_back(open_card(library_.catalogue, card, language()));
  }
  runs_.resize(lesson_->runs.size());
  std::vector<python::Program> programs;
  asked_.clear();
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    if (!needs_python(*lesson_, run, history_.now())) {
      runs_[run] = record_run(*lesson_, run, history_.now(), language());
      continue;
    }
    // What there was is shown until the new one is there.
    if (runs_[run].trace == nullptr) runs_[run] = missing_run(*lesson_, run, {"python.recording", {}});
    programs.push_back(python_program(*lesson_, run, history_.now(), language()));
    asked_.push_back(run);
  }
  list_all();
  lay_out();
  if (has_python_runs(*lesson_)) ask_python(std::move(programs));
}

void Player::ask_python(std::vector<python::Program> programs) {
  if (python_ == nullptr) {
    keep_to_defaults({"python.missing", {}});
    return;
  }
  // An answer to an older request must not overwrite what is known now.
  if (programs.empty()) python_->forget();
  python_->ask(std::move(programs));
  take_recordings();
}

bool Player::take_recordings() {
  if (python_ == nullptr || lesson_ == nullptr) return false;
  auto answer = python_->take();
  if (!answer) return false;
  if (answer->no_python) {
    keep_to_defaults(*answer->no_python);
    return true;
  }
  delays_fixed_.reset();
  for (std::size_t i = 0; i < std::min(asked_.size(), answer->runs.size()); ++i)
    put(asked_[i], std::move(answer->runs[i]));
  list_all();
  lay_out();
  return true;
}

/// Without an interpreter there is one recording, if any: the one that was kept.
void Player::keep_to_defaults(const text::Notice& no_python) {
  delays_fixed_ = no_python;
  history_ = History(lesson_->defaults());
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    if (lessons::is_compiled(*lesson_->runs[run].source))
      runs_[run] = record_run(*lesson_, run, history_.now(), language());
    else put(run, kept_run(*lesson_, run, language(), no_python));
  }
  list_all();
  lay_out();
}

void Player::put(std::size_t run, python::Recorded recorded) {
  if (const auto* const why = std::get_if<text::Notice>(&recorded)) runs_[run] = missing_run(*lesson_, run, *why);
  else runs_[run] = recorded_run(*lesson_, run, std::move(std::get<std::unique_ptr<trace::Trace>>(recorded)));
}

bool Player::recording() const { return python_ != nullptr && lesson_ != nullptr && python_->busy(); }

void Player::forget_recordings() {
  runs_.clear();
  cards_.clear();
  delays_fixed_.reset();
  if (python_ != nullptr) python_->forget();
}

}  // namespace player
