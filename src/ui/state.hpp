// The state of the screen (State), and the arguments of a panel: a panel is draw(const Model&, State&, Frame&), which
// reads the player's model, changes State and appends actions.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "player/action.hpp"
#include "player/model.hpp"
#include "ui/code/listing_layout.hpp"
#include "ui/kit/drag.hpp"
#include "ui/kit/focus.hpp"
#include "ui/kit/theme.hpp"
#include "ui/overlay/glossary_state.hpp"
#include "ui/pane.hpp"
#include "ui/rect.hpp"
#include "ui/seen.hpp"
#include "ui/timeline/axis_motion.hpp"
#include "ui/timeline/kept_zoom.hpp"
#include "ui/timeline/row_motion.hpp"

namespace ui {

// Names of the player that every panel uses.
namespace action = player::action;
using player::Action;
using player::CardView;
using player::LessonEntry;
using player::MarkView;
using player::Model;
using player::ParameterView;
using player::RunView;

/// The hover text: the widget under the mouse, since when, and its text.
struct Tip {
  std::string name;    ///< "" if the mouse is not on a widget with a hover text
  double since_s = 0;  ///< ImGui's clock
  std::string text;
  Rect rect;
  bool touched = false;  ///< in this frame
};

/// The selected stretch of a run: these lanes, from instant to instant.
struct Stretch {
  std::size_t run = 0;
  timeline::LaneIndex first = timeline::kNoLane, last = timeline::kNoLane;
  timeline::Nanos from{0}, to{0};
};

/// The delay that has the focus, and what is being typed for it.
struct DelayEntry {
  std::optional<std::size_t> focus;  ///< of Model::parameters
  std::optional<std::string> typed;  ///< nothing: no value is being typed
};

/// The part of a prediction that the card shows, and how far it is scrolled.
struct PredictCard {
  std::size_t index = 0;
  player::Prediction::Stage stage = player::Prediction::Stage::over;
  bool again = false;
  float scroll = 0;  ///< px
};

/// From a wait to what ended it.
struct WakeJump {
  LaneRef from, to;
  timeline::Position left, reached;
};

struct State {
  std::optional<Seen> seen;  ///< in the last frame; nothing before the first
  News news;
  float console_scroll = 0;             ///< px above the newest line
  double view_begin = 0, view_end = 0;  ///< visible range of the axis; equal: everything fits
  AxisMotion axis_motion;               ///< from the range that was shown to the visible one
  std::optional<KeptZoom> kept_zoom;    ///< of the other axis
  float lanes_scroll = 0;               ///< px
  RowMotion row_motion;                 ///< when other runs come into view
  LaneRef selected_lane;
  std::vector<WakeJump> wake_jumps;  ///< those that can be gone back, the last one last
  int flash_line = 0;  ///< line of the selected run's listing that a click has shown; 0: none
  bool help_open = false;
  bool lessons_open = false;
  std::string lesson_search;   ///< search text of the open list
  std::string lesson_focus;    ///< id of the focused lesson in the list; "": the open one
  bool lesson_reveal = false;  ///< that one has to be scrolled into view
  bool reset_asked = false;    ///< whether the progress is to be forgotten
  std::string lessons_opener;  ///< the widget that had the keyboard's focus when the list was opened
  bool edits_open = false;     ///< what can be changed in the lesson
  std::size_t edits_at = 0;    ///< the row with the keyboard
  bool edits_reveal = false;   ///< that one has to be scrolled into view
  bool palette_open = false;   ///< the search for a command
  std::string palette_search;
  std::size_t palette_at = 0;  ///< of the commands that it has found
  GlossaryState glossary;
  bool presenting = false;     ///< the layout for a lecture hall
  Pane pane = Pane::timeline;  ///< the chosen tab, where panels share a place
  Pane pane_before = Pane::timeline;  ///< the study, which ends on that again
  Focus focus;                 ///< of the keyboard
  float unit = 1;              ///< px, in the last frame
  bool blank = false;          ///< the screen is black, until a key or a click
  std::size_t card_focus = 0;  ///< of Model::cards
  bool card_reveal = false;
  std::optional<Stretch> stretch;
  DelayEntry delay_entry;
  PredictCard predict;
  Drag drag;  ///< the current drag
  float code_scroll = 0, delays_scroll = 0, lessons_scroll = 0, help_scroll = 0, cards_scroll = 0;  ///< px
  float edits_scroll = 0;    ///< px
  float palette_scroll = 0;  ///< px
  float why_scroll = 0;      ///< px
  std::optional<std::size_t> why_part;  ///< of the path, at the playhead in the last frame
  ListingLayout listing;     ///< of the code panel
  bool palette_reveal = false;
  float help_height = 0;  ///< px, of the key sheet's text in the last frame
  bool puzzle_held = false;  ///< the line of the puzzle that has the focus is in the hand: arrows move it
  bool puzzle_opened = false;    ///< its lines have to be scrolled into view
  lessons::Order puzzle_order;   ///< that was shown in the last frame
  float puzzle_scroll = 0;       ///< px
  Tip tip;
  double redraw_in_s = -1;            ///< the screen changes by itself after this time (for a hover text); < 0: never
  std::map<std::string, Rect> rects;  ///< published in the last frame
  std::vector<std::string> cut;       ///< texts that were shortened in the last frame
};

/// Whether a drag has the mouse: nothing else is hovered or clicked.
inline bool is_dragging(const State& state) { return !std::holds_alternative<std::monostate>(state.drag); }

/// Whether a sheet lies over the panels: it has the mouse and the keys.
inline bool is_covered(const State& state) {
  return state.help_open || state.lessons_open || state.edits_open || state.palette_open || state.glossary.open();
}

/// At most one sheet is open: what opens one calls this first.
inline void close_sheets(State& state) {
  state.help_open = state.lessons_open = state.edits_open = state.palette_open = false;
  state.glossary = {};
}

/// The context of a panel in one frame.
struct Frame {
  const Theme& theme;
  std::vector<Action>& actions;
};

}  // namespace ui
