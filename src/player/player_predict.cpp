#include <algorithm>
#include <memory>
#include <utility>

#include "player/cut_run.hpp"
#include "player/predicting.hpp"
#include "player/record_runs.hpp"
#include "player/steps.hpp"
#include "predict/make.hpp"
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

}  // namespace

void Player::Predicting::begin(std::string_view question) const {
  self.before_prediction_ = {self.history_, self.selected_run_, self.compare_, self.playback_.position(), self.revealed_};
  self.playback_.pause();
  self.left_at_.reset();
  self.before_drag_.clear();
  self.prediction_.emplace(questions());
  const auto& all = self.prediction_->questions;
  const auto is_next = [&](const predict::Question& each) {
    return !self.progress_.of(self.about().id, each.id).last_right;
  };
  const auto next = std::ranges::find_if(all, is_next);
  const std::size_t first = next == all.end() ? 0 : static_cast<std::size_t>(next - all.begin());
  open(self.prediction_->find(question).value_or(first));
}

void Player::Predicting::end() const {
  const BeforePrediction before = std::move(*self.before_prediction_);
  set_values(before.history.now());
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

std::vector<predict::Question> Player::Predicting::questions() const {
  std::vector<predict::ShownRun> runs;
  for (const OpenRun& run : self.runs_) {
    runs.push_back({&run.events, &run.timeline, run.listing ? &*run.listing : nullptr});
  }
  const lessons::Lesson& lesson = self.about();
  const bool is_lesson = !lesson.id.empty();
  predict::RunAgain again;
  // What CPython has to record would come later than the question.
  if (is_lesson && !self.source_->uses_python()) {
    again = [&lesson, language = self.language()](std::size_t run, const lessons::Values& values) {
      return std::move(record_run(lesson, run, values, language).trace);
    };
  }
  const predict::Subject subject{is_lesson ? &lesson : nullptr, runs, self.history_.now()};
  return predict::questions(subject, self.words(), again);
}

void Player::Predicting::open(std::size_t index) const {
  Prediction& now = *self.prediction_;
  now.open(index);
  own_speed();
  if (!now.is(Stage::over)) return ask();
  set_values(self.before_prediction_->history.now());
  self.cut_.clear();
  show();
  self.pause_at(self.playback_.end());
}

/// The open question, with the rest of the runs hidden.
void Player::Predicting::ask() const {
  const predict::Question& question = self.prediction_->question;
  set_values_of_question();
  self.selected_run_ = std::min(question.run, self.runs_.size() - 1);
  self.compare_ = question.runs.size() > 1 ? std::optional(true) : self.before_prediction_->compare;
  hide_from(question.asked_at);
  self.pause_at(question.asked_at);
}

void Player::Predicting::set_values(const lessons::Values& values) const {
  if (values == self.history_.now()) return;
  self.history_ = History(values);
  self.record_all();
}

void Player::Predicting::set_values_of_question() const {
  const lessons::Values& own = self.before_prediction_->history.now();
  const lessons::Values& asked = self.prediction_->question.values;
  set_values(asked.size() == own.size() ? asked : own);
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
  if (!now.choice || !self.about().id.size()) return;
  self.progress_.answered(self.about().id, now.question.id, now.has_said_right(), now.sure);
}

void Player::Predicting::ask_again() const {
  Prediction& now = *self.prediction_;
  if (!now.can_ask_again()) return;
  lessons::Values values = self.history_.now();
  if (now.question.again->parameter >= values.size()) return;
  values[now.question.again->parameter] = now.question.again->value_s;
  set_values(values);
  auto made = questions();
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
  const lessons::Values shown = self.history_.now();
  set_values(self.before_prediction_->history.now());
  const bool same = now.take_anew(questions());
  if (!same || now.is(Stage::over)) return open(same ? now.index : 0);
  if (now.again) {
    set_values(shown);
    now.take_question_anew(questions());
  }
  set_values_of_question();
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
  const lessons::Values& delays = history_.now();
  const double longest = delays.empty() ? axis_.longest_gap_s() : *std::ranges::max_element(delays);
  const double known = kRulerBeyond * std::max(latest_choice_s(now.question), axis_.end());
  const double least = std::max(kWaitsOnRuler * longest, known);
  return timeline::round_above(least > 0 ? least : 1);
}

}  // namespace player
