#include "player/player.hpp"

#include <algorithm>

#include "player/steps.hpp"

namespace player {

Player::Player(const Library& library, Settings settings, text::Language locale, python::Recorder* python)
    : library_(library), python_(python), settings_(std::move(settings)), locale_(locale) {
  playback_.set_speed(settings_.speed);
  playback_.set_dwell(settings_.dwell);
}

bool Player::open_lesson(std::string_view id) {
  const lessons::Lesson* const lesson = library_.catalogue.find(id);
  if (lesson == nullptr) return false;
  lesson_ = lesson;
  compare_ = lesson->compare ? std::nullopt : std::optional(false);
  history_ = History(lesson->defaults());
  forget_recordings();
  record_all();
  opened_anew(lesson->opens_on);
  return true;
}

std::optional<trace::Error> Player::open_trace(const std::filesystem::path& file) {
  auto read = read_run(file);
  if (auto* const error = std::get_if<trace::Error>(&read)) return std::move(*error);
  lesson_ = nullptr;
  compare_ = std::nullopt;
  history_ = History();
  trace_title_ = file.filename().string();
  forget_recordings();
  runs_.push_back(std::move(std::get<OpenRun>(read)));
  opened_anew(0);
  return std::nullopt;
}

void Player::start_with(std::optional<std::size_t> run, const lessons::Values& values) {
  if (lesson_ == nullptr) return;
  history_ = History(values);
  record_all();
  opened_anew(run.value_or(selected_run_));
}

void Player::speak(text::Language language) {
  spoken_ = language;
  record_all();
}

const std::string& Player::title() const { return lesson_ == nullptr ? trace_title_ : lesson_->title.in(language()); }

/// The last run of a lesson is the one it leads up to: that one is looked at first.
void Player::opened_anew(std::size_t selected_run) {
  selected_run_ = runs_.empty() ? 0 : std::min(selected_run, runs_.size() - 1);
  ++generations_.opened;
  ++generations_.axis;
  lay_out();
  pause_at({});
  revealed_ = {};
}

void Player::change_values(const lessons::Values& values, bool done) {
  const bool same = values == history_.now();
  history_.change(values, done);
  if (!same) record_all();
}

void Player::list_all() {
  if (lesson_ == nullptr) return;
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    list_run(runs_[run], *lesson_, run, settings_.code, history_.now(), language());
  }
}

void Player::lay_out() {
  const auto shown = visible();
  std::vector<const timeline::Timeline*> timelines;
  for (const OpenRun* run : shown) timelines.push_back(&run->timeline);
  axis_ = timeline::Axis(settings_.axis, timelines);
  stops_ = stop_positions(shown);
  playback_.set_axis(axis_);
}

std::vector<const OpenRun*> Player::visible() const {
  std::vector<const OpenRun*> shown;
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    if (comparing() || run == selected_run_) shown.push_back(&runs_[run]);
  }
  return shown;
}

timeline::Nanos Player::total() const {
  timeline::Nanos longest{0};
  for (const OpenRun* run : visible()) longest = std::max(longest, run->timeline.total);
  return longest;
}

void Player::pause_at(timeline::Position position) {
  playback_.pause();
  playback_.seek(position);
}

void Player::advance(timeline::Nanos real) {
  playback_.advance(std::chrono::duration<double>(real).count());
  reveal_playhead();
}

void Player::reveal_playhead() { revealed_ = std::max(revealed_, playback_.position()); }

/// A run that became shorter is shown to its end; when it grows again, as far as before.
timeline::Position Player::revealed() const {
  return reveal_ == Reveal::everything ? kAllRevealed : std::min(revealed_, playback_.end());
}

}  // namespace player
