// What is open and how it is shown: everything on the screen comes from here and all actions come here, without any
// graphics. The window draws model() and returns actions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "player/action.hpp"
#include "player/followed.hpp"
#include "player/history.hpp"
#include "player/lesson_pictures.hpp"
#include "player/library.hpp"
#include "player/model.hpp"
#include "player/prediction.hpp"
#include "player/progress.hpp"
#include "player/python/recorder.hpp"
#include "player/settings.hpp"
#include "player/source.hpp"
#include "text/notice.hpp"
#include "timeline/axis.hpp"
#include "timeline/explained.hpp"
#include "timeline/playback.hpp"
#include "trace/error.hpp"

namespace player {

class PuzzleSource;

class Player {
 public:
  /// Nothing is open yet. `library` must outlive this object; `locale` is used until the user has chosen a language.
  /// @param python records programs that are not compiled in, and must outlive this object; null: only stored
  /// recordings are shown
  Player(const Library& library, Settings settings, text::Language locale, python::Recorder* python = nullptr);

  ~Player();
  Player(Player&&) noexcept;
  Player& operator=(Player&&) = delete;

  /// Opens a source at its default delays, ready to play.
  void open(std::shared_ptr<Source> source);
  /// Opens the lesson of that id. False, without any change, if there is none.
  bool open_lesson(std::string_view id);
  /// Opens the lesson that was open last; if it does not exist any more, the first one.
  void open_last_lesson();
  /// Opens a trace file; no change if it cannot be read.
  std::optional<trace::Error> open_trace(const std::filesystem::path& file);
  /// Selects this run of the open lesson, or chooses this edit, and sets the delays, for the options of the command line. The values cannot be
  /// undone.
  void start_with(std::optional<std::size_t> run, const lessons::Values& values);

  /// Carries out the user's action. Invalid actions (an unknown run, a delay in a trace file) do nothing.
  void carry_out(const Action& action);
  /// Takes new recordings of CPython. True if that changed anything.
  bool take_recordings();
  /// Advances by `real` time, if playing.
  void advance(timeline::Nanos real);
  /// There is something that speaks, or nothing: then reading aloud cannot be turned on.
  void set_can_read_aloud(bool can) { can_read_aloud_ = can; }
  /// What the person did before this start: the questions to try again are offered.
  void set_progress(Progress progress);
  [[nodiscard]] Progress& progress() { return progress_; }
  [[nodiscard]] const Progress& progress() const { return progress_; }
  /// Adds a message for the user.
  void notify(text::Notice notice) { notices_.push_back(std::move(notice)); }

  /// Everything that a frame shows. Valid until the next change.
  [[nodiscard]] Model model() const;

  [[nodiscard]] bool playing() const { return playback_.playing(); }
  [[nodiscard]] bool full_screen() const { return full_screen_; }
  [[nodiscard]] bool quit_asked() const { return quit_asked_; }
  /// Uses `language` in this session, whatever the settings and the locale say, until the user chooses one.
  void speak(text::Language language);
  [[nodiscard]] text::Language language() const { return spoken_.value_or(settings_.language.value_or(locale_)); }
  [[nodiscard]] const text::Words& words() const { return library_.words(language()); }
  [[nodiscard]] const Settings& settings() const { return settings_; }
  /// A window without an area, as a desktop may report of one that is minimized, changes nothing.
  void remember_window(const WindowPlace& place) {
    if (place.width > 0 && place.height > 0) settings_.window = place.within_limits();
  }
  [[nodiscard]] const std::vector<OpenRun>& runs() const { return runs_; }
  [[nodiscard]] const std::vector<OpenCard>& cards() const { return cards_; }
  [[nodiscard]] const lessons::Values& values() const { return history_.now(); }
  /// The title of the open source; "" if nothing is open.
  [[nodiscard]] const std::string& title() const { return about().title.in(language()); }
  /// The words, parameters and runs of the open source.
  [[nodiscard]] const lessons::Lesson& about() const { return source_->about(); }
  /// Why no delay can be changed; nothing if they can.
  [[nodiscard]] const std::optional<text::Notice>& delays_fixed() const { return delays_fixed_; }
  /// Why no visible run has a recording; null if one has.
  [[nodiscard]] const text::Notice* missing() const;
  [[nodiscard]] const Generations& generations() const { return generations_; }

 private:
  struct Carrying;    // carries out each kind of action
  struct Predicting;  // carries out a prediction

  /// What is restored at the end of a prediction.
  struct BeforePrediction {
    std::optional<std::size_t> edit;
    History history;
    std::size_t run = 0;
    std::optional<bool> compare;
    timeline::Position playhead, revealed;
  };

  void opened_anew(std::size_t selected_run);
  void choose_edit(std::optional<std::size_t> edit);
  void open_puzzle();
  void leave_puzzle();
  void rearranged();
  [[nodiscard]] std::optional<puzzle::View> puzzle_view() const;
  void change_values(const lessons::Values& values, bool done);
  void record_all();
  void ask_python(std::vector<Wanted> wanted);
  void keep_to_defaults(const text::Notice& no_python);
  void forget_recordings();
  [[nodiscard]] bool recording() const;
  void list_all();
  void lay_out();
  void change_visible();
  void pause_at(timeline::Position position);
  void step(int direction);
  [[nodiscard]] timeline::Pace own_pace() const;  ///< of what is open, where the user has chosen none
  [[nodiscard]] timeline::Pace pace() const;
  [[nodiscard]] double reading_s(timeline::Position at) const;
  void reveal_playhead();
  void follow(timeline::Position from);
  [[nodiscard]] std::vector<LessonEntry> entries() const;
  [[nodiscard]] std::vector<AgainView> again() const;
  [[nodiscard]] std::vector<AgainView> offered(const std::vector<AgainView>& again) const;
  [[nodiscard]] timeline::Position revealed() const;
  [[nodiscard]] bool comparing() const { return compare_.value_or(settings_.compare) && runs_.size() > 1; }
  /// The run as far as it is shown.
  [[nodiscard]] const OpenRun& shown_run(std::size_t run) const { return cut_.empty() ? runs_[run] : cut_[run]; }
  [[nodiscard]] std::vector<const OpenRun*> visible() const;
  [[nodiscard]] timeline::Nanos total() const;
  void see(RunView& view, timeline::Position at) const;
  [[nodiscard]] RunView view_of(std::size_t run, timeline::Position at) const;
  [[nodiscard]] const timeline::Explained* explained(std::size_t run) const;
  [[nodiscard]] CardView view_of(const OpenCard& card) const;
  [[nodiscard]] std::vector<EditView> edit_views() const;
  void hide_rest(RunView& view, const OpenRun& whole) const;
  void narrate(Model& model) const;
  void narrate_prediction(Model& model) const;
  /// Of a prediction: up to where the runs are shown, and how far the ruler reaches, which is the same after the answer.
  [[nodiscard]] timeline::Position predicted_to() const;
  [[nodiscard]] double prediction_horizon() const;
  [[nodiscard]] bool at_end() const;
  [[nodiscard]] timeline::Sentence closing() const;
  [[nodiscard]] const lessons::Words* stop_words(const RunView& run) const;
  [[nodiscard]] bool at_stop(const Model& model) const;
  /// The words of the hint for what the user has not done yet; null: none.
  [[nodiscard]] const char* hint_key() const;
  [[nodiscard]] timeline::Sentence narration(const std::vector<RunView>& runs) const;

  const Library& library_;
  python::Recorder* python_;
  std::vector<std::size_t> asked_;            ///< the runs of the last request to python_
  std::optional<text::Notice> delays_fixed_;  ///< no interpreter
  Settings settings_;
  text::Language locale_;
  std::optional<text::Language> spoken_;
  std::shared_ptr<Source> source_;
  std::optional<std::size_t> edit_;  ///< of source_->whole(): what is shown beside the run that it changes
  std::vector<EditView> edits_;      ///< of source_->whole()
  bool predicts_ = false;            ///< the edit is hidden until it is played, whatever the settings say
  std::shared_ptr<PuzzleSource> puzzle_;  ///< the source, if it is an order puzzle
  History history_;
  std::vector<OpenRun> runs_;
  mutable std::vector<std::unique_ptr<const timeline::Explained>> explained_;  ///< of runs_, as far as asked for
  std::vector<timeline::Timeline> before_drag_;  ///< of runs_, while a delay is dragged
  std::vector<OpenCard> cards_;
  std::size_t selected_run_ = 0;
  Study study_ = Study::none;
  std::optional<Prediction> prediction_;  ///< while `study_` is one
  std::optional<BeforePrediction> before_prediction_;
  std::string left_question_;  ///< id of the one that was left for why the run takes so long; "": none
  std::vector<OpenRun> cut_;  ///< of runs_, while the rest of them is hidden; else empty
  std::optional<bool> compare_;  ///< for this lesson, whose runs are shown one at a time
  timeline::Axis axis_;
  timeline::Playback playback_;
  std::optional<timeline::Position> left_at_;  ///< where a step has left the time between two instants
  timeline::Position revealed_;  ///< the farthest position of the playhead since opening; all, once it was at the end
  Followed followed_;
  Progress progress_;
  std::optional<Progress> offered_;  ///< as it was at the start: its questions are offered
  std::unique_ptr<LessonPictures> pictures_;
  std::vector<timeline::Position> stops_;
  std::vector<text::Notice> notices_;
  bool full_screen_ = false;
  bool can_read_aloud_ = false;
  bool quit_asked_ = false;
  Generations generations_;
};

}  // namespace player
