// How rows move when other runs come into view: with the comparison of runs, on and off.
#pragma once

#include <cstddef>
#include <vector>

namespace ui {

struct LaneLayout;
struct State;

/// Where a run is, in view or not.
struct RunPlace {
  std::size_t run = 0;
  float top = 0;    ///< px of the screen
  float lanes = 0;  ///< the first lane, below its header,
  float pitch = 0;  ///< and the height of each
  float height = 0;
};

/// The part of the screen's state that one frame leaves for the next.
struct RowMotion {
  std::vector<std::size_t> runs;        ///< in view in the last frame; none before the first
  std::vector<RunPlace> from, shown;    ///< when the last change began, and in the last frame
  double since_s = -1;                  ///< ImGui's clock
};

/// Called once a frame, before the layouts are made: other runs in view than before begin to move. With reduced motion
/// all are there at once.
void move_rows(const std::vector<std::size_t>& runs, bool animated, State& state);

/// Moves the rows of `layout` from where they were to where they are to be. A run that was not in view moves with one that
/// was.
void slide_rows(LaneLayout& layout, const RowMotion& motion);

/// Called after the layouts of a frame are made, of each: the next change begins there.
void keep_rows(const LaneLayout& layout, RowMotion& motion);

}  // namespace ui
