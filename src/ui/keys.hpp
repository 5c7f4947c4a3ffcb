// What each key does, apart from any window: the app translates its key codes into Key and calls press().
#pragma once

#include <cstdint>
#include <vector>

#include "ui/state.hpp"

namespace ui {

/// Keys by what stands on them. `question` is the character, wherever the layout has it.
enum class Key : std::uint8_t {
  space,
  left,
  right,
  up,
  down,
  page_up,
  page_down,
  home,
  end,
  tab,
  enter,
  backspace,
  plus,
  minus,
  zero,
  escape,
  f11,
  question,
  period,
  other,  ///< any key without a meaning: it wakes a black screen
  a,
  b,
  c,
  l,
  n,
  t,
  y,
  z,
};

struct Mods {
  bool shift = false, ctrl = false;
};

/// Carries out `key`: appends what the app has to do, changes what only the screen remembers (overlays, the chosen
/// lane). Does nothing for a combination without a meaning. A black screen comes back by any key; one that steps
/// through stop points steps as well. While the key sheet or the lesson list is open, keys move in it and Escape closes
/// it: none reaches the run below.
void press(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions);

/// A character that was typed: while the lesson list is open it is searched for. @returns whether something took it; a
/// key press that typed it then means nothing else.
bool type(char32_t character, State& state);

/// The next higher (+1) or lower (-1) of the speeds 0.1, 0.25, 0.5, 1, 2, 4, 8 and 16; the same at the ends.
double next_speed(double speed, int direction);

/// The lane that is chosen `direction` below (+1) or above (-1) `from`, through all runs shown, the thread's lanes left
/// out. From nowhere: the first one below, the last one above. `from` itself at the ends.
LaneRef next_lane(const Model& model, LaneRef from, int direction);

}  // namespace ui
