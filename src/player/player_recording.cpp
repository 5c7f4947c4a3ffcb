// Recording the runs of the open source, at once or later by CPython.
#include <algorithm>

#include "player/predicting.hpp"

namespace player {

void Player::record_all() {
  cut_.clear();  // its texts are those of the old recordings
  cards_ = source_->cards(language());
  std::vector<Wanted> wanted = source_->record(runs_, history_.now(), language());
  list_all();
  lay_out();
  asked_.clear();
  if (source_->uses_python()) ask_python(std::move(wanted));
}

void Player::ask_python(std::vector<Wanted> wanted) {
  if (python_ == nullptr) {
    keep_to_defaults({"python.missing", {}});
    return;
  }
  // An answer to an older request must not overwrite newer runs.
  if (wanted.empty()) python_->forget();
  std::vector<python::Program> programs;
  for (Wanted& one : wanted) {
    asked_.push_back(one.run);
    programs.push_back(std::move(one.program));
  }
  python_->ask(std::move(programs));
  take_recordings();
}

bool Player::take_recordings() {
  if (python_ == nullptr || !source_->uses_python()) return false;
  auto answer = python_->take();
  if (!answer) return false;
  cut_.clear();
  if (answer->no_python) {
    keep_to_defaults(*answer->no_python);
    return true;
  }
  delays_fixed_.reset();
  for (std::size_t i = 0; i < std::min(asked_.size(), answer->runs.size()); ++i) {
    source_->take(runs_[asked_[i]], asked_[i], std::move(answer->runs[i]));
  }
  list_all();
  lay_out();
  if (prediction_) Predicting{*this}.make_anew();
  return true;
}

/// Without an interpreter there is at most one recording: the stored one.
void Player::keep_to_defaults(const text::Notice& no_python) {
  delays_fixed_ = no_python;
  history_ = History(about().defaults());
  source_->take_kept(runs_, language(), no_python);
  list_all();
  lay_out();
}

bool Player::recording() const { return python_ != nullptr && source_->uses_python() && python_->busy(); }

void Player::forget_recordings() {
  runs_.clear();
  cards_.clear();
  delays_fixed_.reset();
  if (python_ != nullptr) python_->forget();
}

}  // namespace player
