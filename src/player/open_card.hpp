// A card of a lesson without runs, ready to be shown: its run, at its moment.
#pragma once

#include <memory>
#include <string>

#include "lessons/catalogue.hpp"
#include "player/open_run.hpp"
#include "timeline/axis.hpp"
#include "timeline/position.hpp"

namespace player {

struct OpenCard {
  const lessons::Card* card = nullptr;
  const lessons::Lesson* lesson = nullptr;  ///< its target
  std::size_t run_index = 0;
  OpenRun run;                           ///< at the lesson's defaults
  std::unique_ptr<timeline::Axis> axis;  ///< of that run only; at a stable address
  timeline::Position at;                 ///< the moment: after its event, or the end if it does not happen
};

/// Runs the target of `card` of `catalogue`. On the step axis if the run takes no time.
OpenCard open_card(const lessons::Catalogue& catalogue, const lessons::Card& card, text::Language language);

/// Its sentence with the run's total and the moment's time in it.
std::string sentence_of(const OpenCard& card, text::Language language);

}  // namespace player
