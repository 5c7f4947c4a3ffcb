#include "player/lesson_path.hpp"

#include <algorithm>

namespace player {

std::vector<std::size_t> lesson_path(const Model& model) {
  std::vector<std::size_t> path;
  for (std::size_t i = 0; i < model.lessons.size(); ++i) {
    if (!model.by_article || model.lessons[i].article > 0) path.push_back(i);
  }
  if (model.by_article) {
    std::ranges::stable_sort(path, {}, [&](std::size_t i) { return model.lessons[i].article; });
  }
  return path;
}

const LessonEntry* neighbour(const Model& model, int direction) {
  const auto path = lesson_path(model);
  if (path.empty()) return nullptr;
  const auto open = std::ranges::find(model.lessons, model.lesson_id, &LessonEntry::id);
  if (open == model.lessons.end()) return direction > 0 ? &model.lessons[path.front()] : nullptr;
  const auto index = static_cast<std::size_t>(open - model.lessons.begin());
  const auto on_path = std::ranges::find(path, index);
  if (on_path != path.end()) {
    const auto to = on_path - path.begin() + direction;
    return to < 0 || to >= std::ssize(path) ? nullptr : &model.lessons[path[static_cast<std::size_t>(to)]];
  }
  for (std::size_t i = index; i < model.lessons.size(); i += static_cast<std::size_t>(direction)) {
    if (std::ranges::find(path, i) != path.end()) return &model.lessons[i];
  }
  return nullptr;
}

const LessonEntry* next_unseen(const Model& model) {
  auto path = lesson_path(model);
  const auto open = std::ranges::find(path, model.lesson_id, [&](std::size_t i) { return model.lessons[i].id; });
  if (open != path.end()) {
    std::rotate(path.begin(), open + 1, path.end());
    path.pop_back();
  }
  const auto unseen = std::ranges::find(path, false, [&](std::size_t i) { return model.lessons[i].seen; });
  return unseen == path.end() ? nullptr : &model.lessons[*unseen];
}

}  // namespace player
