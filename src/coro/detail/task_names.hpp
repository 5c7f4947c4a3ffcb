// The names of tasks: "Task-3", or the given name.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace coro::detail {

class TaskNames {
 public:
  /// The given name of `task`, or one made of its number as CPython counts.
  [[nodiscard]] std::string of(std::uint32_t task) const;
  void give(std::uint32_t task, std::string name) { given_.insert_or_assign(task, std::move(name)); }
  /// Tasks made after `task` have a number in their name that is `by` more than their id: tasks created with a name
  /// take no number, tasks that only CPython creates take one.
  void shift(std::uint32_t task, int by) { shifts_.push_back({task, by}); }

 private:
  struct Shift {
    std::uint32_t after;
    int by;
  };
  std::unordered_map<std::uint32_t, std::string> given_;
  std::vector<Shift> shifts_;
};

}  // namespace coro::detail
