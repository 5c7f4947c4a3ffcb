// What each key does, apart from any window: the app translates its key codes into Key and calls press().
#pragma once

#include <cstdint>
#include <vector>

#include "ui/model.hpp"

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
  plus,
  minus,
  zero,
  escape,
  f11,
  question,
  a,
  c,
  l,
  t,
  y,
  z,
};

struct Mods {
  bool shift = false, ctrl = false;
};

/// Carries out `key`: appends what the app has to do, changes what only the screen remembers (overlays, the chosen
/// lane). Does nothing for a combination without a meaning. While the key sheet or the lesson list is open, Escape
/// closes it.
void press(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions);

/// The next higher (+1) or lower (-1) of the speeds 0.1, 0.25, 0.5, 1, 2, 4, 8 and 16; the same at the ends.
double next_speed(double speed, int direction);

/// The lane that is chosen `direction` below (+1) or above (-1) `from`, through all runs shown, the thread's lanes left
/// out. From nowhere: the first one below, the last one above. `from` itself at the ends.
LaneRef next_lane(const Model& model, LaneRef from, int direction);

}  // namespace ui
