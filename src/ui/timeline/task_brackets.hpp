// Brackets left of the names: the lanes of one task are joined.
#pragma once

#include <vector>

#include "ui/timeline/ruler.hpp"

namespace ui {

/// The width in units of the numbers beside the outermost brackets.
inline constexpr float kTaskNumber = 16;

/// The width in px of the brackets of all visible runs, and of the numbers beside them; 0 where there is no task.
float task_column(const Model& model, const Theme& theme);

/// Those of the tasks that are known and have rows in view.
std::vector<TaskBracket> task_brackets(const Model& model, const Theme& theme, const TimelineScene& scene);

/// With the number of the task, where it has room.
void draw_task_brackets(const TimelineInk& ink);

}  // namespace ui
