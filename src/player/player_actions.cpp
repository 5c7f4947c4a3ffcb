// What each action of the screen does.
#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

#include "player/player.hpp"
#include "player/steps.hpp"

namespace player {
namespace {

constexpr std::array kTextSizes{0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5};
static_assert(kTextSizes.front() == Settings::kMinTextSize && kTextSizes.back() == Settings::kMaxTextSize);

/// The next of the sizes; a size from the settings file may lie between two of them.
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

void Player::carry_out(const Action& action) {
  std::visit([this](const auto& asked) { on(asked); }, action);
  reveal_playhead();
}

void Player::on(const action::TogglePlay&) {
  if (!runs_.empty()) playback_.toggle();
}

void Player::on(const action::Seek& seek) { playback_.seek(seek.position); }

void Player::on(const action::Step& step) {
  pause_at(step.direction > 0 ? axis_.next(playback_.position()) : axis_.previous(playback_.position()));
}

void Player::on(const action::StepSwitch& step) {
  pause_at(nearest_switch(visible(), settled(playback_.position(), axis_), step.direction, playback_.end()));
}

void Player::on(const action::StepStop& step) {
  pause_at(timeline::step_stop(stops_, settled(playback_.position(), axis_), step.direction, playback_.end()));
}

void Player::on(const action::Home&) { pause_at({}); }

void Player::on(const action::End&) { pause_at(playback_.end()); }

void Player::on(const action::SetParameter& set) {
  if (lesson_ == nullptr || delays_fixed_ || set.parameter >= history_.now().size() || !std::isfinite(set.value_s))
    return;
  lessons::Values values = history_.now();
  values[set.parameter] = std::clamp(set.value_s, 0.0, lessons::kMaxDelay);
  change_values(values, set.done);
}

void Player::on(const action::ResetParameters&) {
  if (lesson_ != nullptr) change_values(lesson_->defaults(), true);
}

void Player::on(const action::Undo&) {
  history_.undo();
  record_all();
}

void Player::on(const action::Redo&) {
  history_.redo();
  record_all();
}

void Player::on(const action::SetSpeed& set) {
  if (!std::isfinite(set.speed)) return;
  playback_.set_speed(set.speed);
  settings_.speed = playback_.speed();
}

void Player::on(const action::SetAxis& set) {
  if (settings_.axis == set.kind) return;
  settings_.axis = set.kind;
  ++generations_.axis;
  lay_out();
}

void Player::on(const action::SetDwell& set) {
  settings_.dwell = set.on;
  playback_.set_dwell(set.on);
}

void Player::on(const action::SetCode& set) {
  settings_.code = set.code;
  list_all();
}

void Player::on(const action::SelectRun& select) {
  if (select.run >= runs_.size() || select.run == selected_run_) return;
  selected_run_ = select.run;
  if (comparing()) return;
  ++generations_.axis;
  lay_out();
}

void Player::on(const action::SelectLesson& select) { open_lesson(select.id); }

void Player::on(const action::OpenMoment& open) {
  if (!open_lesson(open.lesson)) return;
  if (const auto run = lesson_->run(open.run)) on(action::SelectRun{*run});
  pause_at(open.at);
}

void Player::on(const action::SetPath& set) { settings_.by_article = set.by_article; }

void Player::on(const action::ToggleCompare&) {
  if (runs_.size() < 2) return;
  if (compare_) compare_ = !*compare_;
  else settings_.compare = !settings_.compare;
  ++generations_.axis;
  lay_out();
}

void Player::on(const action::ToggleTheme&) { settings_.dark = !settings_.dark; }

void Player::on(const action::ToggleLanguage&) {
  settings_.language = language() == text::Language::ko ? text::Language::en : text::Language::ko;
  spoken_.reset();
  record_all();
}

void Player::on(const action::TextSize& size) {
  settings_.text_size = next_text_size(settings_.text_size, size.direction);
}

void Player::on(const action::ToggleFullScreen&) { full_screen_ = !full_screen_; }

void Player::on(const action::DismissNotice&) {
  if (!notices_.empty()) notices_.erase(notices_.begin());
}

}  // namespace player
