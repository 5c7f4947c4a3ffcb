#include "timeline/task_rows.hpp"

#include <algorithm>
#include <numeric>

namespace timeline {
namespace {

void find_rows(Timeline& timeline) {
  for (Task& task : timeline.tasks) task.first = task.last = task.root;
  for (std::size_t i = 1; i < timeline.lanes.size(); ++i) {
    const trace::Id id = timeline.lanes[i].task;
    if (id == 0 || id > timeline.tasks.size()) continue;
    Task& task = timeline.tasks[id - 1];
    const auto lane = static_cast<LaneIndex>(i);
    task.first = task.first == kNoLane ? lane : std::min(task.first, lane);
    task.last = std::max(task.last, lane);
  }
}

// A task that is made by another has its rows among those of its maker.
int find_levels(std::vector<Task>& tasks) {
  std::vector<std::size_t> order(tasks.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    if (tasks[a].first != tasks[b].first) return tasks[a].first < tasks[b].first;
    return tasks[a].last != tasks[b].last ? tasks[a].last > tasks[b].last : a < b;
  });
  std::vector<LaneIndex> open;
  std::size_t most = 0;
  for (const std::size_t i : order) {
    while (!open.empty() && open.back() < tasks[i].first) open.pop_back();
    tasks[i].level = static_cast<int>(open.size());
    open.push_back(tasks[i].last);
    most = std::max(most, open.size());
  }
  return static_cast<int>(most);
}

}  // namespace

void find_task_rows(Timeline& timeline) {
  find_rows(timeline);
  timeline.task_levels = find_levels(timeline.tasks);
}

}  // namespace timeline
