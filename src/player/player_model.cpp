// Builds the model of a frame from the open source.
#include <algorithm>

#include "lessons/listing.hpp"
#include "lessons/stops.hpp"
#include "player/cut_run.hpp"
#include "player/player.hpp"
#include "player/sources/puzzle_source.hpp"
#include "player/steps.hpp"
#include "timeline/facts.hpp"
#include "timeline/horizon.hpp"
#include "timeline/locate.hpp"
#include "timeline/narrate_all.hpp"
#include "timeline/narration.hpp"
#include "timeline/run_sentence.hpp"

namespace player {
namespace {

constexpr double kStopWords = 1.5;  // seconds of the wall that the words of a stop point stay while time passes

/// A lesson's own words at a stop point: the first sentence is the main clause.
timeline::Sentence in_two(const std::string& words) {
  const auto first_end = words.find_first_of(".?!");
  for (auto at = first_end; at != std::string::npos; at = words.find_first_of(".?!", at + 1)) {
    if (at + 1 < words.size() && words[at + 1] == ' ') return {words.substr(0, at + 1), words.substr(at + 2)};
  }
  return {words, ""};
}

}  // namespace

/// What there is to see of a run at this position.
void Player::see(RunView& view, timeline::Position at) const {
  view.moment = timeline::moment_at(*view.timeline, *view.events, at);
  view.sentence = timeline::run_sentence(*view.timeline, *view.events, view.moment, words());
  view.tasks = timeline::Facts(*view.timeline, *view.events, view.moment).tasks_so_far();
}

RunView Player::view_of(std::size_t run, timeline::Position at) const {
  const OpenRun& open = shown_run(run);
  RunView view;
  view.id = open.id;
  view.title = about().runs[run].title.in(language());
  view.events = &open.events;
  view.timeline = &open.timeline;
  view.listing = open.listing ? &*open.listing : nullptr;
  for (const OpenRun::Mark& mark : open.marks) {
    const trace::Event& event = open.events.list[mark.event];
    view.marks.push_back({timeline::after_event(open.timeline, mark.event), timeline::acting_lane(open.timeline, event),
                          mark.label->in(language())});
  }
  if (study_ == Study::why) view.explained = explained(run);
  if (run < before_drag_.size()) view.before = &before_drag_[run];
  const lessons::Run& said = about().runs[run];
  view.sign = said.sign;
  view.stack = said.stack;
  if (said.edit_of) view.changed = std::ranges::find(edits_, said.id, &EditView::id)->changed;
  if (said.box) view.box = &*said.box;
  see(view, at);
  if (!cut_.empty()) hide_rest(view, runs_[run]);
  return view;
}

/// Where the rest of a run is hidden it has not ended, and while a question is open nothing is said of it.
void Player::hide_rest(RunView& view, const OpenRun& whole) const {
  view.cut = is_cut(whole, view.timeline->end);
  if (view.cut) {
    view.moment.finished = false;
    view.sentence = timeline::run_sentence(*view.timeline, *view.events, view.moment, words());
  }
  if (!prediction_->is(Prediction::Stage::asked)) return;
  view.sentence.clear();
  view.box = nullptr;
  view.stack = false;
}

const timeline::Explained* Player::explained(std::size_t run) const {
  if (runs_[run].missing) return nullptr;
  auto& known = explained_[run];
  if (known == nullptr) known = std::make_unique<const timeline::Explained>(runs_[run].timeline, runs_[run].events);
  return known.get();
}

CardView Player::view_of(const OpenCard& card) const {
  CardView view;
  view.title = card.card->title.in(language());
  view.sentence = sentence_of(card, language());
  view.lesson = card.lesson->id;
  view.lesson_title = card.lesson->title.in(language());
  view.run.id = card.run.id;
  view.run.title = card.lesson->runs[card.run_index].title.in(language());
  view.run.events = &card.run.events;
  view.run.timeline = &card.run.timeline;
  see(view.run, card.at);
  view.axis = card.axis.get();
  view.at = card.at;
  return view;
}

/// A lesson with closing words ends with the last of its visible runs; a lesson of cards ends at once.
bool Player::at_end() const {
  if (prediction_ || about().closing.en.empty() || missing() != nullptr) return false;
  return runs_.empty() || settled(playback_.position(), axis_) >= settled(playback_.end(), axis_);
}

/// The words of the stop point that was reached last: at its own instant and, while it plays, a little longer, but not
/// beyond the next event.
const lessons::Words* Player::stop_words(const RunView& run) const {
  if (run.moment.event < 0 || run.moment.finished) return nullptr;
  const auto event = static_cast<std::uint32_t>(run.moment.event);
  const timeline::Nanos since = run.moment.at.t - run.events->list[event].t;
  const double said_s = playback_.playing() ? kStopWords * playback_.speed() : 0;
  if (timeline::in_seconds(since) > said_s) return nullptr;
  return lessons::stop_sentence(about().runs[selected_run_], *run.events, event);
}

timeline::Sentence Player::narration(const std::vector<RunView>& runs) const {
  const RunView& run = runs[selected_run_];
  const auto& events = *run.events;
  const lessons::Run& said = about().runs[selected_run_];
  if (run.timeline->why == trace::Why::syntax) {
    // The program does not run: the sentence about its error is shown from the beginning.
    for (const lessons::Stop& stop : said.stops) {
      if (stop.kind == trace::name(trace::Kind::error)) return in_two(stop.sentence.in(language()));
    }
  }
  const auto visible = visible_runs(runs.size(), comparing(), selected_run_);
  if (const lessons::Words* const stop = stop_words(run)) {
    timeline::Sentence sentence = in_two(stop->in(language()));
    // It is about one run: among others it names it.
    if (visible.size() > 1) sentence.lead = words()("narration.all_runs.of", {{"run", run.title}, {"text", sentence.lead}});
    return sentence;
  }
  if (visible.size() == 1) return timeline::narrate(*run.timeline, events, run.moment, words(), run.lines());
  std::vector<timeline::ComparedRun> compared;
  for (const std::size_t i : visible) {
    const RunView& one = runs[i];
    compared.push_back({one.title, one.timeline, one.events, &one.moment, one.lines()});
  }
  const auto chosen = std::ranges::find(visible, selected_run_) - visible.begin();
  return timeline::narrate_all(compared, static_cast<std::size_t>(chosen), words());
}

/// An edit's answer names the totals of both runs.
timeline::Sentence Player::closing() const {
  const std::string& words = about().closing.in(language());
  if (!edit_) return in_two(words);
  const auto total = [&](const OpenRun& run) { return text::seconds(timeline::in_seconds(run.timeline.total), language()); };
  return in_two(text::filled(words, {{"total", total(runs_.back())}, {"before", total(runs_.front())}}, language()));
}

std::vector<EditView> Player::edit_views() const {
  std::vector<EditView> edits;
  const lessons::Lesson* const whole = source_->whole();
  if (whole == nullptr) return edits;
  const auto listing = [&](std::size_t run) {
    return lessons::listing(*whole, run, settings_.code, history_.now(), language());
  };
  for (std::size_t run = whole->own_runs(); run < whole->runs.size(); ++run) {
    const lessons::Run& edit = whole->runs[run];
    const std::size_t of = edit.edit_of.value();
    const std::string of_run = whole->own_runs() > 1 ? whole->runs[of].title.in(language()) : "";
    edits.push_back({edit.id, edit.title.in(language()), of_run, lessons::changed_lines(listing(of), listing(run))});
  }
  return edits;
}

/// What is expected, while a question is open; and that none follows.
void Player::narrate_prediction(Model& model) const {
  const text::Words& say = words();
  model.delays_fixed = say["predict.delays_fixed"];
  const timeline::Position at = prediction_->question.asked_at;
  if (prediction_->is(Prediction::Stage::over)) {
    model.narration = {say["predict.over.lead"], say["predict.over.rest"]};
  } else if (model.asks() && at == timeline::Position{}) {
    model.narration = {say["predict.before.lead"], say["predict.before.rest"]};
  } else if (model.asks()) {
    const std::string t = text::seconds(timeline::in_seconds(at.t), language());
    model.narration = {say("predict.midway.lead", {{"t", t}}), say["predict.midway.rest"]};
  }
}

bool Player::at_stop(const Model& model) const {
  return !runs_.empty() && stop_words(model.runs[selected_run_]) != nullptr;
}

const char* Player::hint_key() const {
  if (prediction_) return nullptr;
  const bool bars = timeline::Position{} < revealed();
  const bool drag = settings_.hint_drag && !about().parameters.empty() && !delays_fixed_;
  if (drag && bars) return "screen.hint_drag";
  return settings_.hint_play && !runs_.empty() ? "screen.hint_play" : nullptr;
}

const text::Notice* Player::missing() const {
  const text::Notice* first = nullptr;
  for (const OpenRun* run : visible()) {
    if (!run->missing) return nullptr;
    if (first == nullptr) first = &*run->missing;
  }
  return first;
}

void Player::narrate(Model& model) const {
  if (model.at_end) model.narration = closing();
  else if (edit_ && model.playhead == timeline::Position{}) model.narration = in_two(model.question);
  else if (!runs_.empty()) model.narration = narration(model.runs);
  if (prediction_) narrate_prediction(model);
}

Model Player::model() const {
  Model model;
  model.generations = generations_;
  model.words = &words();
  model.other_words = &library_.words(language() == text::Language::ko ? text::Language::en : text::Language::ko);
  model.language = language();
  model.glossary = &library_.glossary;
  model.lessons = entries();
  model.pictures = pictures_.get();
  model.again = again();
  if (notices_.empty() && !prediction_) model.offered = offered(model.again);
  model.by_article = settings_.by_article;
  model.title = title();
  model.lesson_id = about().id;
  model.question = about().question.in(language());
  for (std::size_t i = 0; i < about().parameters.size(); ++i) {
    const lessons::Parameter& parameter = about().parameters[i];
    model.parameters.push_back(
        {parameter.name, history_.now()[i], parameter.default_s, parameter.min_s, parameter.max_s});
  }
  model.no_parameters = words()[source_->no_parameters()];
  for (std::size_t run = 0; run < runs_.size(); ++run) model.runs.push_back(view_of(run, playback_.position()));
  model.edits = edits_;
  if (edit_) model.edit = about().runs.back().id;
  for (const OpenCard& card : cards_) model.cards.push_back(view_of(card));
  model.selected_run = selected_run_;
  model.study = study_;
  model.prediction = prediction_ ? &*prediction_ : nullptr;
  model.has_puzzle = about().puzzle != nullptr;
  model.puzzle = puzzle_view();
  model.compare = comparing();
  model.has_cpp = !runs_.empty() && source_->has_cpp(selected_run_);
  model.code = model.has_cpp ? settings_.code : lessons::Code::python;
  model.playhead = playback_.position();
  model.revealed = revealed();
  model.total = total();
  model.playing = playback_.playing();
  model.speed = settings_.speed;
  model.pace = pace();
  model.skipped = playback_.playing() ? playback_.skipped() : timeline::Nanos{0};
  model.axis = &axis_;
  model.horizon = prediction_ ? prediction_horizon() : timeline::horizon(axis_, model.revealed);
  model.stops = stops_;
  model.axis_kind = settings_.axis;
  model.at_end = at_end();
  model.at_stop = !model.asks() && at_stop(model);
  model.can_read_aloud = can_read_aloud_;
  narrate(model);
  if (delays_fixed_) model.delays_fixed = delays_fixed_->in(words()) + " " + words()["python.fixed"];
  model.recording = recording();
  if (const text::Notice* const why = missing()) model.missing = why->in(words());
  if (!model.missing.empty()) model.narration = {model.missing, ""};
  model.can_undo = !prediction_ && (puzzle_ != nullptr ? puzzle_->can_undo() : history_.can_undo());
  model.can_redo = !prediction_ && (puzzle_ != nullptr ? puzzle_->can_redo() : history_.can_redo());
  model.settings = &settings_;
  if (!notices_.empty()) model.notice = notices_.front().in(words());
  else if (const char* const hint = hint_key(); hint != nullptr && model.offered.empty()) model.hint = words()[hint];
  return model;
}

}  // namespace player
