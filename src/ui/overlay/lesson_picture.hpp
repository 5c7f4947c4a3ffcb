// The small picture of a lesson: the bars of its runs, as large as a card allows.
#pragma once

#include <cstddef>
#include <vector>

#include "player/lesson_pictures.hpp"
#include "ui/state.hpp"

namespace ui {

/// A bar of a picture, in px, and what it stands for.
struct PictureBar {
  Rect rect;
  timeline::State state = timeline::State::plan;
  std::size_t run = 0;  ///< index into LessonPicture::runs
  timeline::LaneIndex lane = timeline::kNoLane;
  std::uint32_t span = 0;
};

/// The bars of `picture` inside `place`: of each run a row for every lane but the thread's, or for the first ones where
/// there are too many; the runs below each other, those of cards in two columns. Pure.
std::vector<PictureBar> picture_bars(const player::LessonPicture& picture, const Theme& theme, const Rect& place);

/// Draws them; a sign where there is no recording.
void draw_lesson_picture(const player::LessonPicture& picture, const Theme& theme, const Rect& place);

}  // namespace ui
