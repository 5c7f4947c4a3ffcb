// What only the screen remembers (State), and what a panel is given: a panel is draw(const Model&, State&, Frame&),
// which reads the player's model, changes State and appends actions.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "player/action.hpp"
#include "player/model.hpp"
#include "ui/kit/drag.hpp"
#include "ui/kit/theme.hpp"
#include "ui/seen.hpp"

namespace ui {

// The player's words, which every panel speaks.
namespace action = player::action;
using player::Action;
using player::CardView;
using player::LessonEntry;
using player::MarkView;
using player::Model;
using player::ParameterView;
using player::RunView;

/// A rectangle on the screen, in pixels; published by name so that tests and hovering need not guess.
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
  [[nodiscard]] float center_x() const { return x + w / 2; }
  [[nodiscard]] float center_y() const { return y + h / 2; }
};

/// The hover text: what the mouse rests on, since when, and what is to be said about it.
struct Tip {
  std::string name;    ///< "" when the mouse rests on nothing that explains itself
  double since_s = 0;  ///< ImGui's clock
  std::string text;
  Rect rect;
  bool touched = false;  ///< in this frame
};

struct State {
  std::optional<Seen> seen;  ///< in the last frame; nothing before the first
  News news;
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
  Drag drag;  ///< what the mouse holds
  float code_scroll = 0, delays_scroll = 0, lessons_scroll = 0, help_scroll = 0, cards_scroll = 0;  ///< px
  float help_height = 0;  ///< px, of the key sheet's text in the last frame
  Tip tip;
  double redraw_in_s = -1;  ///< the screen changes by itself after this time (a hover text is due); < 0: never
  std::map<std::string, Rect> rects;  ///< published in the last frame
  std::vector<std::string> cut;       ///< texts that the last frame had to shorten
};

/// Something has the mouse: nothing else is hovered or clicked.
inline bool is_dragging(const State& state) { return !std::holds_alternative<std::monostate>(state.drag); }

/// What a panel draws with and reports to, for one frame.
struct Frame {
  const Theme& theme;
  std::vector<Action>& actions;
};

}  // namespace ui
