// The lanes of runs on paper: names, ruler, bars with patterns; what is hidden yet is blank.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exporter/sheet/paper.hpp"
#include "text/words.hpp"
#include "timeline/model.hpp"

namespace exporter {

struct PaperRun {
  std::string title;
  const timeline::Timeline* timeline = nullptr;
  std::optional<timeline::Position> hidden_from;  ///< nothing: all is shown
  std::vector<timeline::Position> stops;          ///< marked on the ruler
};

struct PaperLanes {
  std::vector<PaperRun> runs;
  double end_s = 0;     ///< of the ruler; 0: it has steps instead of seconds
  double row = 17;      ///< the height of a lane, where there is room for it
};

/// The height at which each lane has that row.
double wanted_height(const PaperLanes& lanes);

/// Draws them into `place`, with a legend of the states in the last row.
void draw_lanes(Paper& paper, const PaperLanes& lanes, const Rect& place, const text::Words& words);

/// A round number of seconds, `least_s` or more, for the end of a ruler.
double ruler_end(double least_s);

}  // namespace exporter
