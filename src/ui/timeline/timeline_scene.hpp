// Everything that one frame of the timeline shows, computed before drawing: rows, the view of the axis, folded bars,
// the ends that can be dragged. Used by drawing and input.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/state.hpp"
#include "ui/timeline/axis_view.hpp"
#include "ui/timeline/lane_bars.hpp"
#include "ui/timeline/lane_layout.hpp"
#include "ui/timeline/why_scene.hpp"

namespace ui {

/// The end of a bar whose delay is a parameter.
struct BarEnd {
  LaneRef lane;
  std::uint32_t span = 0;
  std::size_t parameter = 0;
  Rect grip;
};

/// Why the lane of a row does not exist yet; beside the playhead.
struct LaneReason {
  LaneRef lane;
  Rect rect;
  ImFont* font = nullptr;
  std::string words;
};

/// Joins the rows of a task, left of the names.
struct TaskBracket {
  std::size_t run = 0;
  trace::Id task = 0;
  int level = 0;
  timeline::LaneIndex root = timeline::kNoLane;
  Rect rect;
};

struct TimelineScene {
  LaneLayout layout;
  AxisView view;
  std::vector<std::vector<Bar>> bars;  ///< of each of layout.rows
  std::vector<BarEnd> ends;            ///< in view
  std::vector<LaneReason> reasons;
  std::vector<TaskBracket> brackets;
  WhyScene why;
  float playhead_x = 0;
  Rect clip;  ///< the plot with a margin on both sides: the drawing area
};

TimelineScene make_timeline_scene(const Model& model, const State& state, const Theme& theme, const TimelineCell& cell);

/// `px` as a drawing coordinate: values far out of view (a zoom can make them so large that floats have no fractions)
/// are clamped to slightly out of view.
float in_view(const TimelineScene& scene, double px);

/// The part of the timeline at a point.
struct TimelineHit {
  enum class What { nothing, ruler, playhead, bar_end, bar, label, task, header, part, empty, scroll_bar };
  What what = What::nothing;
  LaneRef lane;            ///< bar, label, bar_end; task: its outermost; header: the run. Also for empty parts of a row
  std::uint32_t span = 0;  ///< bar, bar_end
  bool folded = false;     ///< the bar represents several spans
  std::size_t end = 0;     ///< bar_end: index into TimelineScene::ends
  std::size_t part = 0;    ///< part: of the run's path
  std::size_t bracket = 0; ///< task: index into TimelineScene::brackets
};

TimelineHit hit_timeline(const TimelineScene& scene, const Theme& theme, float x, float y);

/// The thumb of the thin scroll bar next to the lanes; empty if all rows are in view.
Rect lanes_thumb(const TimelineScene& scene, const Theme& theme);

}  // namespace ui
