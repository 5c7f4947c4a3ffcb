// What a frame shows (Model: read only, made by app), what only the screen remembers (State), and what a person did
// (Action: carried out by app). A panel is draw(const Model&, State&, Frame&): it changes State and appends Actions.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "lessons/lesson.hpp"
#include "text/words.hpp"
#include "timeline/axis.hpp"
#include "timeline/model.hpp"
#include "timeline/moment.hpp"
#include "timeline/narration.hpp"
#include "trace/events.hpp"
#include "ui/theme.hpp"

namespace ui {

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
  const lessons::Listing* listing = nullptr;  ///< in the chosen code; null for a trace file without its source
  timeline::Moment moment;                    ///< at the playhead
  lessons::Sign sign = lessons::Sign::none;   ///< the wrong way or the right one
  std::vector<MarkView> marks;
  const lessons::Box* box = nullptr;          ///< what is said while one of its functions waits; null: nothing
  bool stack = false;                         ///< its await chain is drawn as a stack
};

/// A parameter with its value now.
struct ParameterView {
  std::string name;
  double value_s = 0, default_s = 0, min_s = 0, max_s = 0;
};

struct LessonEntry {
  std::string id;
  std::string title;
  std::string question = {};
  std::string chapter = {};  ///< the title of its chapter; those of one chapter stand together
  int article = 0;           ///< its place in the article, from 1; 0: it goes beyond it
};

/// A moment of another lesson, as a lesson without runs shows it.
struct CardView {
  std::string title, sentence;
  std::string lesson, lesson_title;      ///< what it opens: id and title
  RunView run;                           ///< with its moment at `at`
  const timeline::Axis* axis = nullptr;  ///< of that run alone
  timeline::Position at;
};

struct Model {
  const text::Words* words = nullptr;  ///< in the chosen language
  text::Language language = text::Language::en;
  std::vector<LessonEntry> lessons;        ///< all, by chapters, in the language
  bool by_article = false;                 ///< the list and the way to the next lesson follow the article
  std::string lesson_id, title, question;  ///< title and question of the open lesson, or of the trace file
  std::vector<RunView> runs;               ///< all runs of the lesson
  std::vector<CardView> cards;             ///< of a lesson that has no runs
  std::size_t selected_run = 0;            ///< the one whose code, loop and output are shown
  bool compare = true;                     ///< all runs under one ruler, else only the selected one
  std::vector<ParameterView> parameters;
  std::string delays_fixed;  ///< why no delay can be changed, "" where they can
  bool recording = false;    ///< the runs are those of older delays: newer ones are being recorded
  std::string missing;       ///< why no run has anything to show, "" where one has
  bool has_cpp = true;
  lessons::Code code = lessons::Code::python;
  timeline::Position playhead;
  timeline::Nanos total{0};  ///< of the longest visible run
  bool playing = false;
  double speed = 1.0;                    ///< 0.1 to 16
  double pace = 1.0;                     ///< virtual seconds in a real one here, at speed 1: above 1 it is sped up
  const timeline::Axis* axis = nullptr;  ///< of the visible runs
  timeline::AxisKind axis_kind = timeline::AxisKind::time;
  timeline::Sentence narration;  ///< for the selected run at the playhead; at the end what the lesson closes with
  bool at_end = false;           ///< there is nothing more of the lesson: what comes next is the next one
  bool can_undo = false, can_redo = false;
  bool dwell = true;   ///< while playing, an instant unfolds event by event
  std::string notice;  ///< something a person must know, "" for nothing
};

/// A rectangle on the screen, in pixels; published by name so that tests and hovering need not guess.
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
  [[nodiscard]] float center_x() const { return x + w / 2; }
  [[nodiscard]] float center_y() const { return y + h / 2; }
};

/// A lane of a run.
struct LaneRef {
  std::size_t run = 0;
  timeline::LaneIndex lane = timeline::kNoLane;
  friend bool operator==(const LaneRef&, const LaneRef&) = default;
};

/// The hover text: what the mouse rests on, since when, and what is to be said about it.
struct Tip {
  std::string name;    ///< "" when the mouse rests on nothing that explains itself
  double since_s = 0;  ///< ImGui's clock
  std::string text;
  Rect rect;
  bool touched = false;  ///< in this frame
};

/// What the timeline panel remembers from frame to frame beside the view.
struct TimelineMemory {
  std::string lesson;  ///< for which view, scroll and selection hold
  timeline::AxisKind axis_kind = timeline::AxisKind::time;
  timeline::Position playhead;  ///< seen last: a new one is brought into view
  LaneRef selected;             ///< the same
  float pressed_x = 0, pressed_y = 0;
  bool moved = false;         ///< the press became a drag
  float grab = 0;             ///< px from the handle to the mouse that holds it
  LaneRef bar;                ///< whose end is dragged,
  std::size_t bar_delay = 0;  ///< the how many-th delay of the lane it is,
  double bar_end_s = 0;       ///< where it ended when it was taken,
  double bar_slope = 1;       ///< and how far that end moves for each second of the parameter
  bool was_fit = false;       ///< everything was in view then
  std::size_t cell = 0;       ///< of the panel, in which the drag began
};

struct State {
  TimelineMemory timeline;
  float console_scroll = 0;             ///< px above the newest line
  double view_begin = 0, view_end = 0;  ///< visible stretch of the axis; equal: everything fits
  float lanes_scroll = 0;               ///< px
  LaneRef selected_lane;
  int flash_line = 0;  ///< line of the selected run's listing that a click brought up; 0: none
  bool help_open = false;
  bool lessons_open = false;
  std::string lesson_search;   ///< what was typed into the open list
  std::string lesson_focus;    ///< id of the lesson that keys or mouse went to in the list; "": the open one
  bool lesson_reveal = false;  ///< that one is still to be scrolled into view
  bool blank = false;          ///< the screen is black, until a key or a click
  std::size_t card_focus = 0;  ///< of Model::cards
  bool card_reveal = false;
  int drag_parameter = -1;  ///< being dragged (slider, number or bar end); -1: none
  double drag_value = 0;
  std::string drag_kind;       ///< which handle has the mouse; "" for none
  float drag_from_x = 0;       ///< where the mouse took the handle
  double drag_from_value = 0;  ///< the value in the hand, before it is put on the grid of steps
  bool drag_changed = false;   ///< the drag has changed its parameter at least once
  float code_scroll = 0, delays_scroll = 0, lessons_scroll = 0, help_scroll = 0, cards_scroll = 0;  ///< px
  float help_height = 0;  ///< px, of the key sheet's text in the last frame
  std::string code_seen;  ///< the step whose line the code panel has brought into view
  Tip tip;
  double redraw_in_s = -1;  ///< the screen changes by itself after this time (a hover text is due); < 0: never
  std::map<std::string, Rect> rects;  ///< published in the last frame
  std::vector<std::string> cut;       ///< texts that the last frame had to shorten
};

namespace action {
struct TogglePlay {};
struct Seek {
  timeline::Position position;
};
/// One event forward (+1) or back (-1).
struct Step {
  int direction = 1;
};
/// To the next (+1) or previous (-1) suspend or resume.
struct StepSwitch {
  int direction = 1;
};
/// To the next (+1) or previous (-1) stop point.
struct StepStop {
  int direction = 1;
};
struct Home {};
struct End {};
/// `done` is false while the mouse drags: the change is one undo step from the first to the one with done.
struct SetParameter {
  std::size_t parameter = 0;
  double value_s = 0;
  bool done = true;
};
struct ResetParameters {};
struct Undo {};
struct Redo {};
struct SetSpeed {
  double speed = 1;
};
struct SetAxis {
  timeline::AxisKind kind = timeline::AxisKind::time;
};
struct SetDwell {
  bool on = true;
};
struct SetCode {
  lessons::Code code = lessons::Code::python;
};
struct SelectRun {
  std::size_t run = 0;
};
struct SelectLesson {
  std::string id;
};
/// Opens that run of that lesson, at its defaults, and waits at that moment.
struct OpenMoment {
  std::string lesson, run;
  timeline::Position at;
};
/// Whether the list and the way to the next lesson follow the article.
struct SetPath {
  bool by_article = false;
};
struct ToggleCompare {};
struct ToggleTheme {};
struct ToggleLanguage {};
/// Text size by one notch: +1, -1; 0 is the default size.
struct TextSize {
  int direction = 0;
};
struct ToggleFullScreen {};
struct DismissNotice {};
}  // namespace action

using Action =
    std::variant<action::TogglePlay, action::Seek, action::Step, action::StepSwitch, action::StepStop, action::Home,
                 action::End, action::SetParameter, action::ResetParameters, action::Undo, action::Redo,
                 action::SetSpeed, action::SetAxis, action::SetDwell, action::SetCode, action::SelectRun,
                 action::SelectLesson, action::OpenMoment, action::SetPath, action::ToggleCompare, action::ToggleTheme,
                 action::ToggleLanguage, action::TextSize, action::ToggleFullScreen, action::DismissNotice>;

/// What a panel draws with and reports to, for one frame.
struct Frame {
  const Theme& theme;
  std::vector<Action>& actions;
};

}  // namespace ui
