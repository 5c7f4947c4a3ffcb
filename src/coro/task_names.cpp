#include "coro/detail/task_names.hpp"

namespace coro::detail {

std::string TaskNames::of(std::uint32_t task) const {
  if (const auto found = given_.find(task); found != given_.end()) return found->second;
  std::int64_t number = task;
  for (const Shift& shift : shifts_) {
    if (shift.after < task) number += shift.by;
  }
  return "Task-" + std::to_string(number);
}

}  // namespace coro::detail
