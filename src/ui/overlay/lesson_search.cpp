#include "ui/overlay/lesson_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "player/lesson_path.hpp"
#include "ui/overlay/search_text.hpp"

namespace ui {
namespace {

constexpr int kPage = 5;

bool matches(const LessonEntry& entry, const std::string& search) {
  const auto has = [&](const std::string& text) { return folded(text).find(search) != std::string::npos; };
  return has(entry.id) || has(entry.title) || has(entry.question);
}

/// The lesson next to the one at `from`, in the column to the left (-1) or right (+1), by the layout of the last frame.
const LessonEntry* beside(const Model& model, const State& state, const std::vector<std::size_t>& listed,
                          const LessonEntry& from, int direction) {
  const auto place = [&](const LessonEntry& entry) { return state.rects.find("lesson/" + entry.id); };
  const auto here = place(from);
  if (here == state.rects.end()) return nullptr;
  const LessonEntry* nearest = nullptr;
  float least = std::numeric_limits<float>::max();
  for (const std::size_t index : listed) {
    const auto there = place(model.lessons[index]);
    if (there == state.rects.end()) continue;
    const float right = (there->second.x - here->second.x) * static_cast<float>(direction);
    if (right <= 1) continue;
    // Columns have precedence over rows.
    const float far = right * 1000 + std::abs(there->second.center_y() - here->second.center_y());
    if (far < least) nearest = &model.lessons[index];
    least = std::min(least, far);
  }
  return nearest;
}

void go_to(State& state, const LessonEntry& entry) {
  state.lesson_focus = entry.id;
  state.lesson_reveal = true;
}

void move_by(const Model& model, State& state, const std::vector<std::size_t>& listed, std::size_t from, int by) {
  const auto at = std::ranges::find(listed, from) - listed.begin();
  const auto to = std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(listed) - 1);
  go_to(state, model.lessons[listed[static_cast<std::size_t>(to)]]);
}

/// How many lessons a key moves; nothing for other keys.
std::optional<int> step_of(Key key) {
  switch (key) {
    case Key::up: return -1;
    case Key::down: return +1;
    case Key::page_up: return -kPage;
    case Key::page_down: return +kPage;
    case Key::home: return -100'000;
    case Key::end: return +100'000;
    default: return std::nullopt;
  }
}

void open_focused(const Model& model, State& state, const LessonEntry& entry, std::vector<Action>& actions) {
  state.lessons_open = false;
  if (entry.id != model.lesson_id) actions.emplace_back(action::SelectLesson{entry.id});
}

}  // namespace

std::vector<std::size_t> listed_lessons(const Model& model, const State& state) {
  auto listed = player::lesson_path(model);
  const std::string search = folded(state.lesson_search);
  std::erase_if(listed, [&](std::size_t i) { return !matches(model.lessons[i], search); });
  return listed;
}

std::optional<std::size_t> focused_lesson(const Model& model, const State& state) {
  const auto listed = listed_lessons(model, state);
  for (const std::string& id : {state.lesson_focus, model.lesson_id}) {
    const auto found = std::ranges::find_if(listed, [&](std::size_t i) { return model.lessons[i].id == id; });
    if (found != listed.end()) return *found;
  }
  return listed.empty() ? std::nullopt : std::optional(listed.front());
}

void open_lesson_list(State& state) {
  state.lessons_open = true;
  state.help_open = state.edits_open = state.palette_open = false;
  state.lesson_search.clear();
  state.lesson_focus.clear();
  state.lesson_path_before.reset();
  state.lesson_reveal = true;
}

void press_in_lesson_list(Key key, const Model& model, State& state, std::vector<Action>& actions) {
  if (key == Key::escape) {
    state.lessons_open = state.help_open = false;
    const bool looked_around = state.lesson_path_before && *state.lesson_path_before != model.by_article;
    if (looked_around) actions.emplace_back(action::SetPath{*state.lesson_path_before});
  }
  if (key == Key::backspace) drop_last_character(state.lesson_search);
  if (key == Key::tab) {
    if (!state.lesson_path_before) state.lesson_path_before = model.by_article;
    actions.emplace_back(action::SetPath{!model.by_article});
    state.lesson_reveal = true;
  }
  const auto focus = focused_lesson(model, state);
  if (!focus) return;
  const LessonEntry& at = model.lessons[*focus];
  const auto listed = listed_lessons(model, state);
  if (key == Key::enter) open_focused(model, state, at, actions);
  if (const auto by = step_of(key)) move_by(model, state, listed, *focus, *by);
  if (key == Key::left || key == Key::right) {
    if (const auto* to = beside(model, state, listed, at, key == Key::left ? -1 : +1)) go_to(state, *to);
  }
}

bool type_in_lesson_list(char32_t character, State& state) {
  if (character == U'?' || !type_into(state.lesson_search, character)) return false;
  state.lesson_reveal = true;
  return true;
}

}  // namespace ui
