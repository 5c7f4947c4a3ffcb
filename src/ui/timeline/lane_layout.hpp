// The layout of the timeline's rows: a header for each visible run, then its lanes. Pure: computed before drawing, from
// the runs, the rectangle and the scroll position. The cost depends on the visible rows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/state.hpp"
#include "ui/timeline/why_scene.hpp"

namespace ui {

inline constexpr float kTitleLine = 22;  ///< units: a run's header, or the first line of one with a sentence below

inline constexpr float kHeaderEdge = 12;    ///< units: from the edges of a header to its words
inline constexpr float kStripHeight = 20;   ///< units: of a run that is one line
inline constexpr float kLegendHeight = 26;  ///< units

/// A part of the timeline panel with its own ruler, and its runs, one below the other.
struct TimelineCell {
  Rect panel;
  std::vector<std::size_t> runs;
  bool halved = false;                ///< another one is beside it
  std::optional<float> names = {};  ///< px for the names of lanes, 0: the other one has them; nothing: what they need
  float width = 0;                  ///< px, of the narrower of both
  [[nodiscard]] bool nameless() const { return names && *names <= 0; }
};

struct HeaderRow {
  std::size_t run = 0;
  Rect rect;
};

struct LaneRow {
  LaneRef lane;
  Rect row;  ///< the full inner width of the panel
  Rect bar;  ///< the part above the plot: where bars are drawn
  float right = 0;  ///< where its bars and words end: at the edge, or before the clock of a strip
  float label_x = 0;
  std::string label;  ///< the name, shortened if it is too long; for a program that Python rejects, a sentence
};

struct LaneLayout {
  Rect panel;
  std::vector<std::size_t> runs;
  Rect flags;           ///< above the ruler, same width; height 0 if no run has a flag
  Rect ruler;           ///< above the plot
  Rect lanes;           ///< below the ruler: headers and rows, cut off at its edges
  Rect plot;            ///< the part of `lanes` right of the labels; the axis spans its width
  Rect legend;          ///< below the lanes, where there is room for it; else empty
  float tasks_x = 0;    ///< left of the names: where the brackets of the tasks begin
  Rect aside;           ///< the aside: below the lanes, or in their lower right corner; else empty
  bool floats = false;  ///< the latter: it covers the lanes
  static constexpr auto kAll = static_cast<std::size_t>(-1);
  std::size_t whole = kAll;  ///< the only run with all its lanes, where not all fit: the others are strips of one line
  [[nodiscard]] bool is_strip(std::size_t run) const { return whole != kAll && run != whole; }
  float header = 0;      ///< the height of a run's header,
  float title = 0;       ///< of the first line of it,
  float below_header = 0, below_run = 0;  ///< and of the spaces below it and below a run
  float parts_height = 0;  ///< of the row below its lanes: its parts, or what was said of a time; 0: there is none
  ImFont* name_font = nullptr;  ///< of the names of lanes: small in low ones
  std::size_t header_lines = 0;  ///< of its sentence, below its title; 0: the sentence is beside it
  float clocks_x = 0;    ///< the left edge of the clocks of strips, where there are any
  float pitch = 0;
  std::vector<RunPlace> places;
  float content_height = 0;
  float scroll = 0;                ///< clamped
  std::vector<HeaderRow> headers;  ///< those in view
  std::vector<LaneRow> rows;       ///< those in view
  std::vector<PartsRow> parts;     ///< those in view
  [[nodiscard]] float scroll_limit() const { return content_height > lanes.h ? content_height - lanes.h : 0; }
};

/// One cell; two beside each other for four runs, two by two, where the panel has room for all of their lanes and
/// sentences.
std::vector<TimelineCell> timeline_cells(const Model& model, const Theme& theme, Rect panel);

/// The legend below two cells, as wide as the panel; empty where the panel is too low. One cell has its own.
Rect shared_legend(const Theme& theme, const Rect& panel);

/// Lays the rows out in `cell`. Rows are as high as fits, between a minimum and a maximum; if the minimum does not fit,
/// `scroll` selects the visible part.
LaneLayout lay_out_lanes(const Model& model, const Theme& theme, const TimelineCell& cell, float scroll);

/// Top and bottom of a lane's row from the top of the content; nothing if the lane is not shown.
struct Extent {
  float top = 0, bottom = 0;
};
std::optional<Extent> lane_extent(const Model& model, const Theme& theme, const LaneLayout& layout, LaneRef lane);

}  // namespace ui
