// Why the runs in view take as long as they do, on the timeline: the critical path as a line along the lanes, its parts
// in a row below them, and the time to spare behind the waits that have some. Computed before drawing; the cost grows
// with the pixels in view.
#pragma once

#include <imgui.h>

#include <string>
#include <vector>

#include "ui/state.hpp"

namespace ui {

struct TimelineScene;

/// The path of a run, from its begin or the left edge of the view to its end or the right edge.
struct PathLine {
  std::size_t run = 0;
  std::vector<ImVec2> points;
  bool begins = false, ends = false;  ///< with a round cap
};

/// A part on the path, along its bar.
struct PathPart {
  std::size_t run = 0;
  std::size_t part = 0;
  Rect rect;
};

/// A part of the total, below the lanes of its run, from `part` up to `end`: several are folded where they are narrow.
struct PartBox {
  std::size_t run = 0;
  std::size_t part = 0, end = 0;
  Rect rect;
};

/// The row of a run's parts, with what its total is made of at the left.
struct PartsRow {
  std::size_t run = 0;
  Rect rect;
};

/// How much longer the last wait of a lane could be.
struct SpareLine {
  LaneRef lane;
  float left = 0, right = 0, y = 0;
  std::string words;  ///< "" without room
  float words_x = 0;
};

/// A wait on another path that is as long: along its bar.
struct TiedLine {
  LaneRef lane;
  float left = 0, right = 0, y = 0;
};

struct WhyScene {
  std::vector<PathLine> lines;
  std::vector<PathPart> parts;  ///< those that are not folded
  std::vector<PartBox> boxes;
  std::vector<SpareLine> spare;
  std::vector<TiedLine> tied;
  [[nodiscard]] bool has_spare(LaneRef lane) const;
};

/// Empty unless it is studied.
WhyScene make_why_scene(const Model& model, const Theme& theme, const TimelineScene& scene);

}  // namespace ui
