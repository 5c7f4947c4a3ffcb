#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "player/cut_run.hpp"
#include "player/predicting.hpp"
#include "player/steps.hpp"
#include "player/question_source.hpp"
#include "timeline/horizon.hpp"

namespace player {
namespace {

using Stage = Prediction::Stage;

constexpr double kLongestPlay = 6;     // real seconds from the question to its answer
constexpr double kRulerBeyond = 1.15;  // the latest time that is shown or can be chosen
constexpr double kWaitsOnRuler = 3;    // as long as so many of the longest wait
constexpr double kFewSteps = 24;

double latest_choice_s(const predict::Question& question) {
  double latest = 0;
  for (const predict::Choice& choice : question.choices) {
    for (const predict::RunTime& time : choice.means.times) latest = std::max(latest, timeline::in_seconds(time.t));
  }
  return latest;
}

/// The delays of the second asking: one of them is another.
lessons::Values again_values(const Prediction& now, lessons::Values values) {
  const auto& again = now.questions[now.index].again;
  if (again && again->parameter < values.size()) values[again->parameter] = again->value_s;
  return values;
}

/// The least multiple of a fifth of a power of ten that is not below it: 10.4 and 12.
double fifth_above(double least) {
  const double fifth = std::pow(10.0, std::floor(std::log10(least))) / 5;
  return std::ceil(least / fifth) * fifth;
}

}  // namespace

void Player::Predicting::begin(std::string_view question) const {
  self.before_prediction_ = {self.edit_, self.history_, self.selected_run_, self.compare_, self.playback_.position(), self.revealed_};
  self.playback_.pause();
  self.left_at_.reset();
  self.before_drag_.clear();
  self.prediction_.emplace(questions(self.history_.now()));
  const auto& all = self.prediction_->questions;
  const auto is_next = [&](const predict::Question& each) {
    return !self.progress_.of(self.about().id, each.id).last_right;
  };
  // An edit that is shown is asked about first.
  const auto is_of_edit = [&](const predict::Question& each) {
    return self.edit_ && is_next(each) && std::ranges::count(each.runs, *self.edit_) > 0;
  };
  auto next = std::ranges::find_if(all, is_of_edit);
  if (next == all.end()) next = std::ranges::find_if(all, is_next);
  const std::size_t first = next == all.end() ? 0 : static_cast<std::size_t>(next - all.begin());
  open(self.prediction_->find(question).value_or(first));
}

void Player::Predicting::end() const {
  const BeforePrediction before = std::move(*self.before_prediction_);
  show_runs(before.edit, before.history.now());
  forget();
  self.history_ = before.history;
  self.selected_run_ = before.run;
  self.compare_ = before.compare;
  show();
  self.pause_at(before.playhead);
  self.revealed_ = before.revealed;
}

void Player::Predicting::forget() const {
  self.prediction_.reset();
  self.before_prediction_.reset();
  self.cut_.clear();
  self.study_ = Study::none;
  own_speed();
}

std::vector<predict::Question> Player::Predicting::questions(const lessons::Values& values) const {
  return make_questions({*self.source_, self.runs_, self.edit_, values, self.settings_.code}, self.words());
}

void Player::Predicting::open(std::size_t index) const {
  Prediction& now = *self.prediction_;
  now.open(index);
  own_speed();
  if (!now.is(Stage::over)) return ask();
  show_runs(self.before_prediction_->edit, self.before_prediction_->history.now());
  self.selected_run_ = self.before_prediction_->run;
  self.compare_ = self.before_prediction_->compare;
  self.cut_.clear();
  show();
  self.pause_at(self.playback_.end());
}

/// The open question, with the rest of the runs hidden.
void Player::Predicting::ask() const {
  show_runs_of_question();
  const predict::Question& question = self.prediction_->question;
  self.selected_run_ = std::min(question.run, self.runs_.size() - 1);
  self.compare_ = question.runs.size() > 1 ? std::optional(true) : self.before_prediction_->compare;
  hide_from(question.asked_at);
  self.pause_at(question.asked_at);
}

void Player::Predicting::show_runs(std::optional<std::size_t> edit, const lessons::Values& values) const {
  if (edit == self.edit_ && values == self.history_.now()) return;
  if (edit != self.edit_) {
    self.edit_ = edit;
    self.selected_run_ = 0;
    self.source_ = self.source_->edited(edit);
    self.forget_recordings();
  }
  self.history_ = History(values);
  self.record_all();
}

/// The runs of the lesson that the question is about, or an edit beside what it changes.
void Player::Predicting::show_runs_of_question() const {
  predict::Question& question = self.prediction_->question;
  const lessons::Values& own = self.before_prediction_->history.now();
  const auto edit = edit_of(*self.source_, question);
  show_runs(edit, question.values.size() == own.size() ? question.values : own);
  place_runs(*self.source_, edit, question);
}

void Player::Predicting::hide_from(timeline::Position limit) const {
  self.cut_.clear();
  for (const OpenRun& run : self.runs_) self.cut_.push_back(cut_run(run, limit));
  find_lanes();
  show();
}

/// Lanes of the whole run have other places among those that are shown.
void Player::Predicting::find_lanes() const {
  Prediction& now = *self.prediction_;
  const timeline::Timeline& whole = self.runs_[now.question.run].timeline;
  const timeline::Timeline& shown = self.cut_[now.question.run].timeline;
  now.lanes.clear();
  for (const predict::Choice& choice : now.question.choices) {
    auto& lanes = now.lanes.emplace_back();
    for (const timeline::LaneIndex lane : choice.means.lanes) {
      lanes.push_back(whole.has(lane) ? same_lane(shown, whole.lane(lane)) : timeline::kNoLane);
    }
  }
}

/// The axis is that of the events that are shown.
void Player::Predicting::show() const {
  ++self.generations_.axis;
  self.lay_out();
}

void Player::Predicting::choose(std::size_t choice) const {
  Prediction& now = *self.prediction_;
  if (!now.is(Stage::asked)) return;
  if (now.counting) now.vote().raise(choice);
  else now.choose(choice);
}

void Player::Predicting::check(bool sure) const {
  if (self.prediction_->commit(sure)) play();
}

void Player::Predicting::ask_for_answer() const {
  if (!self.prediction_->is(Stage::asked)) return;
  self.prediction_->ask_for_answer();
  play();
}

/// From the question to its answer, within a few seconds.
void Player::Predicting::play() const {
  const predict::Question& question = self.prediction_->question;
  hide_from(question.answered_at);
  self.pause_at(question.asked_at);
  if (self.settings_.reduced_motion) return arrive();
  advanced();
  if (!self.prediction_->is(Stage::playing)) return;
  const double span = timeline::in_seconds(question.answered_at.t - question.asked_at.t);
  self.playback_.set_pace(timeline::Pace::guided);
  self.playback_.set_speed(std::max(self.settings_.speed, span / kLongestPlay));
  self.playback_.play();
}

void Player::Predicting::own_speed() const {
  self.playback_.set_speed(self.settings_.speed);
  self.playback_.set_pace(self.pace());
}

timeline::Position Player::Predicting::answered_at() const {
  return std::min(self.prediction_->question.answered_at, self.playback_.end());
}

void Player::Predicting::advanced() const {
  if (!self.prediction_->is(Stage::playing)) return;
  if (settled(self.playback_.position(), self.axis_) >= settled(answered_at(), self.axis_)) arrive();
}

void Player::Predicting::skip() const {
  if (self.prediction_->is(Stage::playing)) arrive();
}

void Player::Predicting::arrive() const {
  Prediction& now = *self.prediction_;
  self.pause_at(answered_at());
  now.arrive();
  own_speed();
  self.playback_.set_stops(self.stops_);
  if (!now.choice || self.about().id.empty()) return;
  self.progress_.answered(self.about().id, now.question.id, now.has_said_right(), now.sure);
}

void Player::Predicting::ask_again() const {
  Prediction& now = *self.prediction_;
  if (!now.can_ask_again()) return;
  auto made = questions(again_values(now, self.before_prediction_->history.now()));
  const auto same = std::ranges::find(made, now.question.id, &predict::Question::id);
  if (same == made.end()) return open(now.index + 1);
  now.open_again(std::move(*same));
  ask();
}

void Player::Predicting::go(int direction) const {
  const std::size_t index = self.prediction_->index;
  open(direction > 0 ? index + 1 : index > 0 ? index - 1 : 0);
}

/// The same question, as far as it was, in the new words; the first one if there are others now.
void Player::Predicting::make_anew() const {
  Prediction& now = *self.prediction_;
  const bool same = now.take_anew(questions(self.before_prediction_->history.now()));
  if (!same || now.is(Stage::over)) return open(same ? now.index : 0);
  if (now.again && !now.take_question_anew(questions(again_values(now, self.before_prediction_->history.now())))) return open(now.index);
  show_runs_of_question();
  hide_from(now.is(Stage::asked) ? now.question.asked_at : now.question.answered_at);
}

timeline::Position Player::predicted_to() const {
  const Prediction& now = *prediction_;
  switch (now.stage) {
    case Stage::asked: return now.question.asked_at;
    case Stage::playing: return std::max(now.question.asked_at, playback_.position());
    case Stage::answered: return now.question.answered_at;
    case Stage::over: return kAllRevealed;
  }
  return kAllRevealed;
}

double Player::prediction_horizon() const {
  const Prediction& now = *prediction_;
  if (now.is(Stage::over)) return axis_.end();
  if (axis_.kind() == timeline::AxisKind::steps) {
    return timeline::round_above(std::max(kFewSteps, kRulerBeyond * axis_.end()));
  }
  const double latest = latest_choice_s(now.question);
  const double known = kRulerBeyond * std::max(latest, axis_.end());
  if (latest > 0) return fifth_above(known);
  const lessons::Values& delays = history_.now();
  const double longest = delays.empty() ? axis_.longest_gap_s() : *std::ranges::max_element(delays);
  const double least = std::max(kWaitsOnRuler * longest, known);
  return timeline::round_above(least > 0 ? least : 1);
}

}  // namespace player
