// The implementation of each action.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>
#include <variant>

#include "lessons/stops.hpp"
#include "player/predicting.hpp"
#include "player/sources/puzzle_source.hpp"
#include "player/steps.hpp"
#include "timeline/locate.hpp"

namespace player {
namespace {

constexpr std::array kTextSizes{0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5};
static_assert(kTextSizes.front() == Settings::kMinTextSize && kTextSizes.back() == Settings::kMaxTextSize);

/// The next of the sizes; a size from the settings file may be between two of them.
double next_text_size(double size, int direction) {
  constexpr double kSame = 1e-6;
  if (direction == 0) return 1;
  if (direction > 0) {
    const auto* const at =
        std::find_if(kTextSizes.begin(), kTextSizes.end(), [size](double next) { return next > size + kSame; });
    return at == kTextSizes.end() ? kTextSizes.back() : *at;
  }
  const auto at =
      std::find_if(kTextSizes.rbegin(), kTextSizes.rend(), [size](double next) { return next < size - kSame; });
  return at == kTextSizes.rend() ? kTextSizes.front() : *at;
}

}  // namespace

struct Player::Carrying {
  Player& self;

  void operator()(const action::TogglePlay&) {
    if (self.runs_.empty()) return;
    self.playback_.toggle();
    self.settings_.hint_play = false;
  }

  void operator()(const action::Seek& seek) { self.playback_.seek(seek.position); }

  void operator()(const action::Step& step) { self.step(step.direction); }

  void operator()(const action::StepSwitch& step) {
    self.pause_at(nearest_switch(self.visible(), settled(self.playback_.position(), self.axis_), step.direction,
                                 self.playback_.end()));
  }

  void operator()(const action::StepStop& step) {
    self.pause_at(timeline::step_stop(self.stops_, settled(self.playback_.position(), self.axis_), step.direction,
                                      self.playback_.end()));
  }

  void operator()(const action::Home&) { self.pause_at({}); }

  void operator()(const action::End&) { self.pause_at(self.playback_.end()); }

  void operator()(const action::SetParameter& set) {
    if (self.delays_fixed_ || self.prediction_ || set.parameter >= self.history_.now().size() || !std::isfinite(set.value_s)) return;
    lessons::Values values = self.history_.now();
    values[set.parameter] = std::clamp(set.value_s, 0.0, lessons::kMaxDelay);
    self.change_values(values, set.done);
    if (set.done) self.settings_.hint_drag = false;
  }

  void operator()(const action::ResetParameters&) {
    if (!self.prediction_) self.change_values(self.about().defaults(), true);
  }

  void operator()(const action::OpenPuzzle&) { self.open_puzzle(); }

  void operator()(const action::LeavePuzzle&) { self.leave_puzzle(); }

  void operator()(const action::ArrangePuzzle& arrange) {
    change_puzzle([&](PuzzleSource& puzzle) { puzzle.arrange(arrange.order); });
  }

  void operator()(const action::ShufflePuzzle&) {
    change_puzzle([&](PuzzleSource& puzzle) { puzzle.shuffle(self.words()); });
  }

  void operator()(const action::SolvePuzzle&) {
    change_puzzle([](PuzzleSource& puzzle) { puzzle.show_solution(); });
  }

  template <class Change>
  void change_puzzle(Change change) {
    if (self.puzzle_ == nullptr) return;
    std::invoke(change, *self.puzzle_);
    self.rearranged();
  }

  void operator()(const action::Undo&) {
    if (self.prediction_) return;
    if (self.puzzle_ != nullptr) return change_puzzle(&PuzzleSource::undo);
    self.history_.undo();
    self.record_all();
  }

  void operator()(const action::Redo&) {
    if (self.prediction_) return;
    if (self.puzzle_ != nullptr) return change_puzzle(&PuzzleSource::redo);
    self.history_.redo();
    self.record_all();
  }

  void operator()(const action::SetSpeed& set) {
    if (!std::isfinite(set.speed)) return;
    self.playback_.set_speed(set.speed);
    self.settings_.speed = self.playback_.speed();
  }

  void operator()(const action::SetPace& set) {
    // Back at the lesson's own pace, each lesson has its own again.
    self.settings_.pace = set.pace == self.own_pace() ? std::nullopt : std::optional(set.pace);
    self.playback_.set_pace(set.pace);
  }

  void operator()(const action::SetAxis& set) {
    if (self.settings_.axis == set.kind) return;
    self.settings_.axis = set.kind;
    ++self.generations_.axis;
    self.lay_out();
  }

  void operator()(const action::SetSwitch& set) {
    // Of a hidden edit the whole run is shown when that is asked for again.
    if (set.which == &Settings::whole_run && std::exchange(self.predicts_, false)) return;
    self.settings_.*set.which = set.on;
  }

  void operator()(const action::SetCode& set) {
    self.settings_.code = set.code;
    self.list_all();
  }

  void operator()(const action::SelectRun& select) {
    if (select.run >= self.runs_.size() || select.run == self.selected_run_) return;
    self.selected_run_ = select.run;
    if (self.comparing()) return;
    self.change_visible();
  }

  void operator()(const action::ChooseEdit& choose) {
    if (self.source_->whole() == nullptr) return;
    const auto edit = self.source_->whole()->run(choose.id);
    const bool known = edit && self.source_->whole()->runs[*edit].edit_of;
    if (self.prediction_) Predicting{self}.end();
    if (edit != self.edit_ && (known || choose.id.empty())) self.choose_edit(edit);
  }

  void operator()(const action::SelectLesson& select) { self.open_lesson(select.id); }

  void operator()(const action::OpenMoment& open) {
    if (!self.open_lesson(open.lesson)) return;
    (*this)(action::ChooseEdit{open.run});
    if (const auto run = self.about().run(open.run)) (*this)(action::SelectRun{*run});
    self.pause_at(open.at);
  }

  void operator()(const action::OpenPlace& open) {
    if (!self.open_lesson(open.lesson)) return;
    const auto run = self.about().run(open.run);
    if (!run) return;
    (*this)(action::SelectRun{*run});
    const OpenRun& shown = self.runs_[*run];
    const auto event = lessons::find_event(open.place, shown.events);
    if (event) self.pause_at(timeline::after_event(shown.timeline, *event));
  }

  void operator()(const action::SetPath& set) { self.settings_.by_article = set.by_article; }

  void operator()(const action::SetStudy& set) {
    if (self.runs_.empty() || self.missing() != nullptr || set.study == self.study_) return;
    if (self.puzzle_ != nullptr && set.study == Study::predict) return;  // its questions are about the lesson's runs
    if (self.prediction_) {
      self.left_question_ = set.study == Study::why ? self.prediction_->question.id : "";
      Predicting{self}.end();
    }
    self.study_ = set.study;
    if (set.study == Study::predict) Predicting{self}.begin(std::exchange(self.left_question_, {}));
  }

  void operator()(const action::OpenQuestion& open) {
    if (!self.open_lesson(open.lesson) || self.runs_.empty() || self.missing() != nullptr) return;
    self.study_ = Study::predict;
    Predicting{self}.begin(open.question);
  }

  void operator()(const action::Choose& choose) {
    if (self.prediction_) Predicting{self}.choose(choose.choice);
  }

  void operator()(const action::Check& check) {
    if (self.prediction_) Predicting{self}.check(check.sure);
  }

  void operator()(const action::ShowAnswer&) {
    if (self.prediction_) Predicting{self}.ask_for_answer();
  }

  void operator()(const action::SkipToAnswer&) {
    if (self.prediction_) Predicting{self}.skip();
  }

  void operator()(const action::AskAgain&) {
    if (self.prediction_) Predicting{self}.ask_again();
  }

  void operator()(const action::GoToQuestion& go) {
    if (self.prediction_) Predicting{self}.go(go.direction);
  }

  void operator()(const action::CountHands& count) {
    if (self.prediction_) self.prediction_->count_hands(count.on);
  }

  void operator()(const action::TakeHandBack&) {
    if (self.prediction_) self.prediction_->take_hand_back();
  }

  void operator()(const action::VoteAgain&) {
    if (self.prediction_) self.prediction_->vote_again();
  }

  void operator()(const action::StepPart& step) {
    if (self.runs_.empty()) return;
    const timeline::Explained* const run = self.explained(self.selected_run_);
    if (run == nullptr) return;
    const timeline::Position from = settled(self.playback_.position(), self.axis_);
    self.pause_at(step_part(*run, from, step.direction, self.runs_[self.selected_run_].timeline.end));
  }

  void operator()(const action::ToggleCompare&) {
    if (self.runs_.size() < 2) return;
    if (self.compare_) self.compare_ = !*self.compare_;
    else self.settings_.compare = !self.settings_.compare;
    self.change_visible();
  }

  void operator()(const action::ToggleTheme&) { self.settings_.dark = !self.settings_.dark; }

  void operator()(const action::ToggleLanguage&) {
    self.settings_.language = self.language() == text::Language::ko ? text::Language::en : text::Language::ko;
    self.spoken_.reset();
    self.record_all();
    if (self.prediction_) Predicting{self}.make_anew();
  }

  void operator()(const action::TextSize& size) {
    self.settings_.text_size = next_text_size(self.settings_.text_size, size.direction);
  }

  void operator()(const action::ToggleFullScreen&) { self.full_screen_ = !self.full_screen_; }

  void operator()(const action::DismissNotice&) {
    if (!self.notices_.empty()) self.notices_.erase(self.notices_.begin());
    else if (!self.offered(self.again()).empty()) self.offered_.reset();
    else self.settings_.hint_play = self.settings_.hint_drag = false;
  }

  void operator()(const action::ResetProgress&) { self.progress_.reset(); }

  void operator()(const action::Quit&) { self.quit_asked_ = true; }
};

/// Whether it leads through everything between two positions.
bool is_step(const Action& action) {
  return std::holds_alternative<action::Step>(action) || std::holds_alternative<action::StepSwitch>(action) ||
         std::holds_alternative<action::StepStop>(action);
}

void Player::carry_out(const Action& action) {
  const timeline::Position from = settled(playback_.position(), axis_);
  std::visit(Carrying{*this}, action);
  if (prediction_) Predicting{*this}.advanced();
  else if (is_step(action)) follow(from);
  reveal_playhead();
}

}  // namespace player
