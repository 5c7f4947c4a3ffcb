// The order of the lessons: by chapters, or as in the article.
#pragma once

#include <cstddef>
#include <vector>

#include "player/model.hpp"

namespace player {

/// Indices into Model::lessons, in the order of the chosen path.
std::vector<std::size_t> lesson_path(const Model& model);

/// The lesson after (+1) or before (-1) the open one on the chosen path; null at its ends. For a lesson that is not on
/// the path, the nearest one after or before it in the chapters; for a trace, the first.
const LessonEntry* neighbour(const Model& model, int direction);

/// The lesson to go on with: the first one after the open one on the chosen path that was not seen, else the first one
/// before it. Null if all others were seen.
const LessonEntry* next_unseen(const Model& model);

}  // namespace player
