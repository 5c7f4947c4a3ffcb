// Everything that a frame shows: made by the player, read by the screen.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lessons/edit.hpp"
#include "lessons/lesson.hpp"
#include "player/prediction.hpp"
#include "player/progress.hpp"
#include "player/settings.hpp"
#include "player/study.hpp"
#include "player/visible_runs.hpp"
#include "text/words.hpp"
#include "timeline/axis.hpp"
#include "timeline/explained.hpp"
#include "timeline/model.hpp"
#include "timeline/moment.hpp"
#include "timeline/narration.hpp"
#include "timeline/playback.hpp"
#include "timeline/shown_lines.hpp"
#include "trace/events.hpp"

namespace player {

inline const Settings kDefaultSettings{};

/// A flag of the lesson, on the ruler and on a lane.
struct MarkView {
  timeline::Position at;
  timeline::LaneIndex lane = timeline::kNoLane;
  std::string label;
};

/// One run of the lesson, or the one run of a trace file.
struct RunView {
  std::string id;
  std::string title;
  const trace::Events* events = nullptr;
  const timeline::Timeline* timeline = nullptr;
  const lessons::Listing* listing = nullptr;  ///< in the chosen language; null for a trace file without its source
  timeline::Moment moment;                    ///< at the playhead
  std::string sentence;                       ///< why time passes at this moment, for its header
  std::size_t tasks = 0;                      ///< how many have been created by now
  lessons::Sign sign = lessons::Sign::none;   ///< the wrong way or the right one
  std::vector<MarkView> marks;
  const lessons::Box* box = nullptr;  ///< the text shown while one of its functions waits; null: none
  bool stack = false;                 ///< its await chain is drawn as a stack
  bool cut = false;  ///< only its beginning is known: what it ends with, and when, is not in it
  std::vector<lessons::ChangedLine> changed;   ///< of an edit: how its listing differs from that of the changed run
  const timeline::Explained* explained = nullptr;  ///< why it takes this long, if that is studied; null, too, where there is no recording
  const timeline::Timeline* before = nullptr;  ///< while a delay is dragged: the run before the drag; else null

  /// The lines that words name.
  [[nodiscard]] timeline::ShownLines lines() const {
    return listing == nullptr ? timeline::ShownLines{} : timeline::ShownLines(listing->python_to_here);
  }
  /// The line of the listing for a line of the trace; 0: none.
  [[nodiscard]] std::uint32_t shown_line(std::uint32_t python_line) const {
    return timeline::shown_line(lines(), python_line);
  }
};

/// An edit of the open lesson.
struct EditView {
  std::string id, title;
  std::string run;  ///< title of the run that it changes; "" if the lesson has only one
  std::vector<lessons::ChangedLine> changed;
};

/// A parameter with its current value.
struct ParameterView {
  std::string name;
  double value_s = 0, default_s = 0, min_s = 0, max_s = 0;
};

struct LessonEntry {
  std::string id;
  std::string title;
  std::string question = {};
  std::string chapter = {};  ///< the title of its chapter; lessons of one chapter are adjacent
  int article = 0;           ///< its place in the article, from 1; 0: not in the article
  bool seen = false;         ///< it was played or stepped through to its end
  std::size_t questions = 0;  ///< how many it has, how many of them were answered, and right the last time
  std::size_t answered = 0, right = 0;
};

/// A question that was missed and comes back.
struct AgainView {
  QuestionRef question;
  std::string lesson_title;
  friend bool operator==(const AgainView&, const AgainView&) = default;
};

class LessonPictures;

/// A moment of another lesson, as a lesson without runs shows it.
struct CardView {
  std::string title, sentence;
  std::string lesson, lesson_title;      ///< the target: id and title
  RunView run;                           ///< with its moment at `at`
  const timeline::Axis* axis = nullptr;  ///< of that run only
  timeline::Position at;
};

/// Counters that are incremented on changes: compare them with stored ones to see what is new.
struct Generations {
  std::uint32_t opened = 0;  ///< the lesson or trace that is open; opening the same one again counts
  std::uint32_t axis = 0;    ///< the axis: ranges of the old one are invalid
};

/// After every event of any run.
inline constexpr timeline::Position kAllRevealed{timeline::Nanos::max(), timeline::Position::kAll};

struct Model {
  Generations generations;
  const Settings* settings = &kDefaultSettings;  ///< the stored settings
  const text::Words* words = nullptr;            ///< in the chosen language
  const text::Words* other_words = nullptr;      ///< in the other one: a search finds the words of both
  text::Language language = text::Language::en;
  std::vector<LessonEntry> lessons;        ///< all lessons, by chapters, in the chosen language
  bool by_article = false;                 ///< the list and the next lesson follow the article
  LessonPictures* pictures = nullptr;      ///< of the lessons, which are made when they are asked for; null: none
  std::vector<AgainView> again;            ///< the questions to try again, in the order of the lessons
  std::vector<AgainView> offered;          ///< those of before this start, until the offer is closed
  std::string lesson_id, title, question;  ///< title and question of the open lesson, or of the trace file
  std::vector<RunView> runs;               ///< all runs of the lesson; or an edit, after the run that it changes
  std::vector<CardView> cards;             ///< of a lesson without runs
  std::vector<EditView> edits;             ///< what can be changed in this lesson
  std::string edit;                        ///< id of the chosen one, whose runs are the changed one and it; "": none
  std::size_t selected_run = 0;            ///< the one whose code, loop and output are shown
  Study study = Study::none;
  const Prediction* prediction = nullptr;  ///< of that study
  bool compare = true;                     ///< all runs under one ruler, else only the selected one
  std::vector<ParameterView> parameters;
  std::string no_parameters;  ///< why there are no parameters, if so
  std::string delays_fixed;   ///< why the delays cannot be changed, "" if they can
  bool recording = false;     ///< the runs are for older delays: new ones are being recorded
  std::string missing;        ///< why no run can be shown, "" if one can
  bool has_cpp = true;
  lessons::Code code = lessons::Code::python;
  timeline::Position playhead;
  timeline::Position revealed = kAllRevealed;  ///< events from there on are not shown yet
  timeline::Nanos total{0};                    ///< of the longest visible run
  bool playing = false;
  double speed = 1.0;                    ///< 0.1 to 16
  timeline::Pace pace = timeline::Pace::real_time;
  timeline::Nanos skipped{0};            ///< length of the stretch without events that is being skipped; 0: none
  const timeline::Axis* axis = nullptr;  ///< of the visible runs
  std::optional<double> horizon;         ///< how far the axis is drawn, on it; nothing: to its end
  std::span<const timeline::Position> stops;  ///< the stop points of the visible runs, in order
  timeline::AxisKind axis_kind = timeline::AxisKind::time;
  timeline::Sentence narration;  ///< for the selected run at the playhead; at the end the lesson's closing text
  bool at_stop = false;          ///< the narration has the words of a stop point
  bool can_read_aloud = false;   ///< there is something that speaks
  bool at_end = false;           ///< the end of the lesson: the next one follows
  bool can_undo = false, can_redo = false;
  std::string notice;  ///< a message for the user; "" for none
  std::string hint;    ///< of the first start, until it was followed; "" for none, and while there is a message

  /// The runs under the one ruler, by their indices.
  [[nodiscard]] std::vector<std::size_t> visible_runs() const {
    return player::visible_runs(runs.size(), compare, selected_run);
  }
  /// Whether what begins at `at` is shown: each panel that draws what lies ahead of the playhead asks this.
  [[nodiscard]] bool shows(timeline::Position at) const { return at < revealed; }
  /// Whether it is a lesson, not a trace file.
  [[nodiscard]] bool is_lesson() const { return !lesson_id.empty(); }
  /// Whether `run` is shown to its end.
  [[nodiscard]] bool shows_all(const RunView& run) const { return !run.cut && run.timeline->end <= revealed; }
  /// Whether all visible runs are: then `total` is known.
  [[nodiscard]] bool knows_total() const {
    const auto is_cut = [](const RunView& run) { return run.cut; };
    return std::ranges::none_of(runs, is_cut) && total <= revealed.t;
  }
  /// Whether a question is open: nothing is said that might answer it.
  [[nodiscard]] bool asks() const { return prediction != nullptr && prediction->is(Prediction::Stage::asked); }
};

}  // namespace player
