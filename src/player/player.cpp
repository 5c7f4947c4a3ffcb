#include "player/player.hpp"

#include <algorithm>

#include "player/sources/lesson_source.hpp"
#include "player/sources/trace_source.hpp"
#include "player/steps.hpp"

namespace player {

namespace {

/// The source before anything is opened.
class Nothing final : public Source {
 public:
  [[nodiscard]] const lessons::Lesson& about() const override { return about_; }
  [[nodiscard]] const char* no_parameters() const override { return "delays.none_lesson"; }
  std::vector<Wanted> record(std::vector<OpenRun>& runs, const lessons::Values&, text::Language) override {
    runs.clear();
    return {};
  }

 private:
  lessons::Lesson about_;
};

}  // namespace

Player::Player(const Library& library, Settings settings, text::Language locale, python::Recorder* python)
    : library_(library),
      python_(python),
      settings_(std::move(settings)),
      locale_(locale),
      source_(std::make_unique<Nothing>()) {
  playback_.set_speed(settings_.speed);
  playback_.set_dwell(settings_.dwell);
}

Player::~Player() = default;
Player::Player(Player&&) noexcept = default;

void Player::open(std::shared_ptr<Source> source) {
  source_ = std::move(source);
  compare_ = about().compare ? std::nullopt : std::optional(false);
  history_ = History(about().defaults());
  forget_recordings();
  record_all();
  opened_anew(about().opens_on);
}

bool Player::open_lesson(std::string_view id) {
  const lessons::Lesson* const lesson = library_.catalogue.find(id);
  if (lesson == nullptr) return false;
  open(std::make_unique<LessonSource>(library_.catalogue, *lesson));
  settings_.lesson = id;
  return true;
}

void Player::open_last_lesson() {
  const std::string last = settings_.lesson;
  if (!open_lesson(last)) open_lesson(Settings{}.lesson);
}

std::optional<trace::Error> Player::open_trace(const std::filesystem::path& file) {
  auto read = TraceSource::read(file);
  if (auto* const error = std::get_if<trace::Error>(&read)) return std::move(*error);
  open(std::move(std::get<std::unique_ptr<TraceSource>>(read)));
  return std::nullopt;
}

void Player::start_with(std::optional<std::size_t> run, const lessons::Values& values) {
  history_ = History(values);
  record_all();
  opened_anew(run.value_or(selected_run_));
}

void Player::speak(text::Language language) {
  spoken_ = language;
  record_all();
}

/// The last run of a lesson is its conclusion: it is selected first.
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
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    source_->list(runs_[run], run, settings_.code, history_.now(), language());
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
  for (const std::size_t run : visible_runs(runs_.size(), comparing(), selected_run_)) shown.push_back(&runs_[run]);
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
  playback_.advance(timeline::in_seconds(real));
  reveal_playhead();
}

void Player::reveal_playhead() {
  const timeline::Position now = playback_.position();
  if (now <= revealed_) return;  // also when a run became shorter under the playhead
  const bool to_the_end = !runs_.empty() && settled(now, axis_) >= settled(playback_.end(), axis_);
  revealed_ = to_the_end ? kAllRevealed : now;
}

/// A run that became shorter is shown to its end; when it becomes longer again, as far as before. One that was shown to
/// its end stays so.
timeline::Position Player::revealed() const {
  if (settings_.whole_run || revealed_ == kAllRevealed) return kAllRevealed;
  return std::min(revealed_, playback_.end());
}

}  // namespace player
