#include "player/player.hpp"

#include <algorithm>

#include "player/predicting.hpp"
#include "player/sources/lesson_source.hpp"
#include "player/sources/trace_source.hpp"
#include "player/steps.hpp"
#include "text/reading.hpp"

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
      source_(std::make_unique<Nothing>()),
      pictures_(std::make_unique<LessonPictures>(library.catalogue)) {
  playback_.set_speed(settings_.speed);
}

Player::~Player() = default;
Player::Player(Player&&) noexcept = default;

void Player::open(std::shared_ptr<Source> source) {
  Predicting{*this}.forget();
  source_ = std::move(source);
  edit_.reset();
  predicts_ = false;
  puzzle_.reset();
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
  settings_.lesson = lesson->id;  // `id` may be that of the source that was open
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
  Predicting{*this}.forget();
  history_ = History(values);
  const lessons::Lesson* const whole = source_->whole();
  if (run && whole != nullptr && whole->runs.at(*run).edit_of) {
    choose_edit(run);
    predicts_ = false;  // it was asked for
    return;
  }
  record_all();
  opened_anew(run.value_or(selected_run_));
}

void Player::speak(text::Language language) {
  spoken_ = language;
  record_all();
  if (prediction_) Predicting{*this}.make_anew();
}

/// The last run of a lesson is its conclusion: it is selected first.
void Player::opened_anew(std::size_t selected_run) {
  selected_run_ = runs_.empty() ? 0 : std::min(selected_run, runs_.size() - 1);
  ++generations_.opened;
  ++generations_.axis;
  lay_out();
  playback_.set_pace(pace());
  pause_at({});
  left_at_.reset();
  before_drag_.clear();
  revealed_ = {};
  Predicting{*this}.forget();
  followed_.begin();
  if (runs_.empty() && !cards_.empty()) progress_.seen(about().id);  // all of it is on the screen
}

/// The delays stay. The runs are new: they are played from the beginning.
void Player::choose_edit(std::optional<std::size_t> edit) {
  Predicting{*this}.forget();
  edit_ = edit;
  predicts_ = edit && settings_.whole_run;
  source_ = source_->edited(edit);
  compare_ = edit ? std::optional(true) : about().compare ? std::nullopt : std::optional(false);
  forget_recordings();
  record_all();
  opened_anew(about().opens_on);
}

void Player::change_values(const lessons::Values& values, bool done) {
  const bool same = values == history_.now();
  if (done) before_drag_.clear();
  else if (before_drag_.empty()) std::ranges::transform(runs_, std::back_inserter(before_drag_), &OpenRun::timeline);
  history_.change(values, done);
  if (!same) record_all();
}

void Player::list_all() {
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    source_->list(runs_[run], run, settings_.code, history_.now(), language());
  }
  edits_ = edit_views();
}

/// Called whenever a run has changed.
void Player::lay_out() {
  explained_.clear();
  explained_.resize(runs_.size());
  const auto shown = visible();
  std::vector<const timeline::Timeline*> timelines;
  for (const OpenRun* run : shown) timelines.push_back(&run->timeline);
  axis_ = timeline::Axis(settings_.axis, timelines);
  stops_ = stop_positions(shown);
  // On the way to the answer of a question nothing halts.
  const bool halts = !prediction_ || !prediction_->is(Prediction::Stage::playing);
  playback_.set_stops(halts ? stops_ : std::vector<timeline::Position>{});
  playback_.set_axis(axis_);
}

/// Other runs are shown. Seconds stay what they are; steps are counted anew.
void Player::change_visible() {
  if (settings_.axis == timeline::AxisKind::steps) ++generations_.axis;
  lay_out();
}

std::vector<const OpenRun*> Player::visible() const {
  std::vector<const OpenRun*> shown;
  for (const std::size_t run : visible_runs(runs_.size(), comparing(), selected_run_)) shown.push_back(&shown_run(run));
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

timeline::Pace Player::own_pace() const {
  return about().real_time ? timeline::Pace::real_time : timeline::Pace::guided;
}

timeline::Pace Player::pace() const {
  return settings_.pace.value_or(own_pace());
}

/// One event forward or back. From between two instants a step goes to an event; the step back from there returns to
/// where one was, which is not directly after an event.
void Player::step(int direction) {
  const auto next = [&](timeline::Position from, int way) { return way > 0 ? axis_.next(from) : axis_.previous(from); };
  const timeline::Position here = settled(playback_.position(), axis_);
  if (left_at_ && next(*left_at_, -direction) == here) return pause_at(*std::exchange(left_at_, std::nullopt));
  const timeline::Position there = next(here, direction);
  if (there != here && next(there, -direction) != here) left_at_ = playback_.position();
  pause_at(there);
}

/// Only an event with a sentence of its own needs the time to read it: in compared runs others act as well.
double Player::reading_s(timeline::Position at) const {
  if (runs_.empty()) return timeline::Playback::kEventDwell;
  const auto said = [&](timeline::Position position) {
    std::vector<RunView> views;
    for (std::size_t run = 0; run < runs_.size(); ++run) views.push_back(view_of(run, position));
    const timeline::Sentence sentence = narration(views);
    return sentence.lead + sentence.rest;
  };
  const std::string now = said(at);
  if (now == said(axis_.previous(at))) return timeline::Playback::kEventDwell;
  return std::max(timeline::Playback::kEventDwell, text::reading_seconds(now));
}

void Player::advance(timeline::Nanos real) {
  const timeline::Position from = settled(playback_.position(), axis_);
  playback_.advance(timeline::in_seconds(real), [this](timeline::Position at) { return reading_s(at); });
  if (prediction_) Predicting{*this}.advanced();
  else follow(from);
  reveal_playhead();
}

/// Where the playhead is led to by what explains the whole run is revealed only if it is left there.
void Player::reveal_playhead() {
  if (study_ != Study::none) return;
  const timeline::Position now = playback_.position();
  if (now <= revealed_) return;  // also when a run became shorter under the playhead
  const bool to_the_end = !runs_.empty() && settled(now, axis_) >= settled(playback_.end(), axis_);
  revealed_ = to_the_end ? kAllRevealed : now;
}

/// A run that became shorter is shown to its end; when it becomes longer again, as far as before. One that was shown to
/// its end stays so.
timeline::Position Player::revealed() const {
  if (prediction_) return predicted_to();
  const bool whole = study_ == Study::why || (settings_.whole_run && !predicts_);
  if (whole || revealed_ == kAllRevealed) return kAllRevealed;
  return std::min(revealed_, playback_.end());
}

}  // namespace player
