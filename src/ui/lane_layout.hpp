// Where the rows of the timeline stand: a header for each visible run, then its lanes. Pure: computed before anything
// is drawn, from the runs, the rectangle and how far it is scrolled. Costs what is in view.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/model.hpp"

namespace ui {

struct HeaderRow {
  std::size_t run = 0;
  Rect rect;
};

struct LaneRow {
  LaneRef lane;
  Rect row;  ///< the whole width of the panel's inside
  Rect bar;  ///< over the plot: where bars are drawn
  float label_x = 0;
  std::string label;  ///< the name, shortened where it is too long
};

struct LaneLayout {
  Rect panel;
  Rect ruler;  ///< over the plot
  Rect lanes;  ///< below the ruler: headers and rows, cut off at its edges
  Rect plot;   ///< the part of `lanes` right of the labels; the axis spans its width
  float pitch = 0;
  float content_height = 0;
  float scroll = 0;                ///< clamped
  std::vector<HeaderRow> headers;  ///< those in view
  std::vector<LaneRow> rows;       ///< those in view
  [[nodiscard]] float scroll_limit() const { return content_height > lanes.h ? content_height - lanes.h : 0; }
};

/// The runs that are shown: all when comparing, else the selected one.
std::vector<std::size_t> visible_runs(const Model& model);

/// Lays the rows out in `panel`. Rows are as high as fits, between a least and a greatest height; when even the least
/// does not fit, `scroll` says what is in view.
LaneLayout lay_out_lanes(const Model& model, const Theme& theme, Rect panel, float scroll);

/// Top and bottom of a lane's row from the top of the content; nothing when the lane is not shown.
struct Extent {
  float top = 0, bottom = 0;
};
std::optional<Extent> lane_extent(const Model& model, const Theme& theme, const LaneLayout& layout, LaneRef lane);

}  // namespace ui
