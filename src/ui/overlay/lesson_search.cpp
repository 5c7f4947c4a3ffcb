#include "ui/overlay/lesson_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

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

/// Tab goes from the lessons to the buttons, one after the other, and back to the lessons.
void go_to_button(State& state, int direction) {
  const auto& ring = state.focus.ring;
  const bool leaves = !ring.empty() && state.focus.at == (direction > 0 ? ring.back() : ring.front()).name;
  if (leaves && !state.reset_asked) state.focus.at.clear();
  else move_focus(state, direction);
}

/// The keys of the question that lies over the list.
void press_in_reset_question(Key key, Mods mods, State& state) {
  if (key == Key::escape) {
    state.reset_asked = false;
    state.focus.at.clear();
  }
  if (key == Key::tab) go_to_button(state, mods.shift ? -1 : +1);
  if (key == Key::left) go_to_button(state, -1);
  if (key == Key::right) go_to_button(state, +1);
  if (key == Key::enter) state.focus.pressed = state.focus.at.empty() ? "reset_no" : state.focus.at;
}

/// The keys of the list itself.
void press_on_lessons(Key key, const Model& model, State& state, std::vector<Action>& actions) {
  if (key == Key::backspace) drop_last_character(state.lesson_search);
  const auto focus = focused_lesson(model, state);
  if (!focus) return;
  const auto listed = listed_lessons(model, state);
  if (key == Key::enter) return open_from_list(model, state, *focus, actions);
  if (const auto by = step_of(key)) move_by(model, state, listed, *focus, *by);
  if (key != Key::left && key != Key::right) return;
  const int direction = key == Key::left ? -1 : +1;
  if (const auto* to = beside(model, state, listed, model.lessons[*focus], direction)) go_to(state, *to);
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
  close_sheets(state);
  state.lessons_open = true;
  state.lesson_search.clear();
  state.lesson_focus.clear();
  state.lesson_reveal = true;
  state.reset_asked = false;
  state.lessons_opener = std::exchange(state.focus.at, {});
}

void close_lesson_list(State& state) {
  if (!std::exchange(state.lessons_open, false)) return;
  state.focus.at = std::exchange(state.lessons_opener, {});
}

void open_from_list(const Model& model, State& state, std::size_t lesson, std::vector<Action>& actions) {
  close_lesson_list(state);
  const std::string& id = model.lessons[lesson].id;
  if (id != model.lesson_id) actions.emplace_back(action::SelectLesson{id});
}

void press_in_lesson_list(Key key, Mods mods, const Model& model, State& state, std::vector<Action>& actions) {
  if (state.reset_asked) return press_in_reset_question(key, mods, state);
  if (key == Key::escape) {
    state.help_open = false;
    return close_lesson_list(state);
  }
  if (key == Key::tab) return go_to_button(state, mods.shift ? -1 : +1);
  if (key == Key::enter && std::ranges::find(state.focus.ring, state.focus.at, &Stop::name) != state.focus.ring.end()) {
    state.focus.pressed = state.focus.at;
    return;
  }
  state.focus.at.clear();
  press_on_lessons(key, model, state, actions);
}

bool type_in_lesson_list(char32_t character, State& state) {
  if (character == U'?' || state.reset_asked || !type_into(state.lesson_search, character)) return false;
  state.focus.at.clear();
  state.lesson_reveal = true;
  return true;
}

}  // namespace ui
