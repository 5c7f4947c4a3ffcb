// The ways through the lessons: by chapters, or as in the article. What the next one is.
#pragma once

#include <cstddef>
#include <vector>

#include "player/model.hpp"

namespace player {

/// Indices into Model::lessons, in the order of the chosen path.
std::vector<std::size_t> lesson_path(const Model& model);

/// The lesson behind (+1) or before (-1) the open one on the chosen path; null at its ends. From a lesson that is not
/// on the path, the nearest that stands behind or before it in the chapters; from a trace, the first.
const LessonEntry* neighbour(const Model& model, int direction);

}  // namespace player
