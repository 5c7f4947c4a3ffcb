// What the screen has already shown. Each frame is compared with it in one place; panels check State::news for changes.
#pragma once

#include <cstddef>
#include <cstdint>

#include "lessons/lesson.hpp"
#include "player/model.hpp"
#include "timeline/axis.hpp"
#include "timeline/position.hpp"
#include "ui/lane_ref.hpp"

namespace ui {

struct State;

struct Seen {
  player::Generations generations;
  timeline::Position playhead;
  LaneRef selected_lane;
  std::size_t run = 0;  ///< the selected run,
  lessons::Code code = lessons::Code::python;
  std::int32_t event = -1;  ///< and its current event
  int flash_line = 0;
  timeline::AxisKind axis = timeline::AxisKind::time;
  player::Study study = player::Study::none;
};

/// What has changed since the panel that uses it has checked. The panel resets the flag to false, so that nothing is
/// missed in frames in which it is not drawn.
struct News {
  bool playhead = true;
  bool selected_lane = true;
  bool code = true;  ///< the step of the selected run, its code, or the line that a click has shown
};

/// Called at the beginning of each frame. For another lesson or trace, `state` is reset, except for an open key sheet and the presentation.
/// For another kind of axis, what is enlarged stays; for another axis of one kind, everything is in view. For another step, the line that a click has shown is reset.
void look(const player::Model& model, State& state);

}  // namespace ui
