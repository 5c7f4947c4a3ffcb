#include "ui/timeline/task_brackets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ui/kit/brush.hpp"
#include "ui/kit/paint.hpp"
#include "ui/kit/text_layout.hpp"

namespace ui {
namespace {

using timeline::LaneIndex;

constexpr float kTaskLevel = 8;    // between the brackets of a task and of one that it has made
constexpr int kMostTaskLevels = 3;

using Tasks = std::set<trace::Id>;

void add_task(const timeline::Timeline& timeline, LaneIndex lane, Tasks& tasks) {
  const trace::Id task = timeline.lane(lane).task;
  if (task != 0 && task <= timeline.tasks.size()) tasks.insert(task);
}

/// The tasks of the rows in view, and those that begin above and end below: their lanes are above the first row's.
Tasks tasks_in_view(const Model& model, const TimelineScene& scene, std::size_t run) {
  Tasks tasks;
  const timeline::Timeline& timeline = *model.runs[run].timeline;
  bool first = true;
  for (const LaneRow& row : scene.layout.rows) {
    if (row.lane.run != run) continue;
    add_task(timeline, row.lane.lane, tasks);
    for (LaneIndex above = timeline.lane(row.lane.lane).parent; first && above > 0; above = timeline.lane(above).parent) {
      add_task(timeline, above, tasks);
    }
    first = false;
  }
  return tasks;
}

Rect rect_of(const Theme& theme, const LaneLayout& layout, const LaneRow& row, const timeline::Task& task) {
  const auto y = [&](LaneIndex lane) { return row.bar.y + static_cast<float>(lane - row.lane.lane) * row.row.h; };
  const float x = layout.tasks_x + theme.px(kTaskLevel) * static_cast<float>(std::min(task.level, kMostTaskLevels - 1));
  return {x, y(task.first), theme.px(4), y(task.last) + row.bar.h - y(task.first)};
}

void draw_bracket(const TimelineInk& ink, const TaskBracket& bracket) {
  const Theme& theme = ink.theme;
  const Rect& r = bracket.rect;
  const float line = std::max(1.0F, theme.px(1.25F));
  const ImU32 color = theme.color().text_dim;
  ink.list.AddRectFilled({r.x, r.y}, {r.x + line, r.y + r.h}, color);
  ink.list.AddRectFilled({r.x, r.y}, {r.x + r.w, r.y + line}, color);
  ink.list.AddRectFilled({r.x, r.y + r.h - line}, {r.x + r.w, r.y + r.h}, color);
  const std::string words = (*ink.model.words)("timeline.tasks.number", {{"n", fmt::format("{}", bracket.task)}});
  // In the middle of what is in view of it.
  const Rect& lanes = ink.scene.layout.lanes;
  const float top = std::max(r.y, lanes.y);
  const float bottom = std::min(r.y + r.h, lanes.y + lanes.h);
  if (bracket.level > 0 || bottom - top < measure(theme.fonts.small, words) + theme.px(8)) return;
  text_upward(ink.list, theme.fonts.small, r.x - theme.px(7), (top + bottom) / 2, color, words);
}

}  // namespace

float task_column(const Model& model, const Theme& theme) {
  int levels = 0;
  for (const std::size_t run : model.visible_runs()) {
    const timeline::Timeline* const timeline = model.runs[run].timeline;
    if (timeline != nullptr) levels = std::max(levels, timeline->task_levels);
  }
  if (levels == 0) return 0;
  return theme.px(kTaskNumber + kTaskLevel * static_cast<float>(std::min(levels, kMostTaskLevels)));
}

std::vector<TaskBracket> task_brackets(const Model& model, const Theme& theme, const TimelineScene& scene) {
  std::vector<TaskBracket> all;
  for (const std::size_t run : scene.layout.runs) {
    const timeline::Timeline& timeline = *model.runs[run].timeline;
    const auto row = std::ranges::find(scene.layout.rows, run, [](const LaneRow& one) { return one.lane.run; });
    if (row == scene.layout.rows.end() || timeline.why == trace::Why::syntax || scene.layout.is_strip(run)) continue;
    for (const trace::Id id : tasks_in_view(model, scene, run)) {
      const timeline::Task& task = timeline.tasks[id - 1];
      if (task.first == timeline::kNoLane || !model.shows(task.made)) continue;
      all.push_back({run, id, task.level, task.root, rect_of(theme, scene.layout, *row, task)});
    }
  }
  return all;
}

void draw_task_brackets(const TimelineInk& ink) {
  const Rect& lanes = ink.scene.layout.lanes;
  const float beside = ink.theme.px(4);  // that the numbers may reach into the margin
  const Clip clip({lanes.x - beside, lanes.y, lanes.w, lanes.h});
  for (const TaskBracket& bracket : ink.scene.brackets) draw_bracket(ink, bracket);
}

}  // namespace ui
