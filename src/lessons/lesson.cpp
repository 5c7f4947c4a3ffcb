#include "lessons/lesson.hpp"

#include <algorithm>

namespace lessons {
namespace {

template <class List, class Same>
std::optional<std::size_t> index_of(const List& list, Same same) {
  const auto found = std::find_if(list.begin(), list.end(), same);
  if (found == list.end()) return std::nullopt;
  return static_cast<std::size_t>(found - list.begin());
}

}  // namespace

std::string Listing::text() const {
  std::string all;
  for (const std::string& line : lines) all.append(line).push_back('\n');
  return all;
}

Values Lesson::defaults() const {
  Values values;
  for (const Parameter& parameter : parameters) values.push_back(parameter.default_s);
  return values;
}

std::optional<std::size_t> Lesson::parameter(std::string_view name) const {
  return index_of(parameters, [&](const Parameter& each) { return each.name == name; });
}

std::optional<std::size_t> Lesson::run(std::string_view run_id) const {
  return index_of(runs, [&](const Run& each) { return each.id == run_id; });
}

std::size_t Lesson::own_runs() const {
  return static_cast<std::size_t>(std::ranges::count_if(runs, [](const Run& each) { return !each.edit_of; }));
}

}  // namespace lessons
