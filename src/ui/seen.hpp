// What the screen has shown already. Each frame is compared with it in one place; a panel that follows something asks
// State::news whether it is new.
#pragma once

#include <cstddef>
#include <cstdint>

#include "lessons/lesson.hpp"
#include "player/model.hpp"
#include "timeline/position.hpp"
#include "ui/lane_ref.hpp"

namespace ui {

struct State;

struct Seen {
  player::Generations generations;
  timeline::Position playhead;
  LaneRef selected_lane;
  std::size_t run = 0;  ///< the selected one,
  lessons::Code code = lessons::Code::python;
  std::int32_t event = -1;  ///< and the event it is at
  int flash_line = 0;
};

/// What has become another one since the panel that follows it has looked: it takes the news by setting them to false,
/// so that nothing is missed in frames in which it is not drawn.
struct News {
  bool playhead = true;
  bool selected_lane = true;
  bool code = true;  ///< the step that the selected run is at, its code, or the line that a click brought up
};

/// At the beginning of each frame. Another lesson or trace: `state` starts anew, but for an open key sheet. Another
/// axis: everything is in view. Another step: the line that a click brought up is so no longer.
void look(const player::Model& model, State& state);

}  // namespace ui
