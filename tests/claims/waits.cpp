#include <algorithm>
#include <map>

#include "claims/world.hpp"

namespace claims {

using trace::Kind;

std::vector<Wait> waits_of(const trace::Events& events) {
  std::vector<Wait> all;
  std::map<Id, Wait> open;
  const auto close = [&](Id task, std::chrono::nanoseconds t) {
    if (const auto found = open.find(task); found != open.end()) {
      all.push_back(found->second);
      all.back().end = t;
      open.erase(found);
    }
  };
  for (const Event& event : events.list) {
    const bool direct = event.wait == trace::Wait::sleep || event.wait == trace::Wait::future;
    if (event.kind == Kind::task_suspend && direct) open[event.task] = {event.t, {}, false, {false, event.co}};
    if (event.kind == Kind::task_ready) close(event.task, event.t);
    if (event.kind == Kind::block_begin)
      open[0] = {event.t, {}, true, event.fn != 0 ? Who{true, event.fn} : Who{false, event.co}};
    if (event.kind == Kind::block_end) close(0, event.t);
  }
  for (const Id task : [&] {
         std::vector<Id> left;
         for (const auto& [id, wait] : open) left.push_back(id);
         return left;
       }())
    close(task, events.list.back().t);
  std::erase_if(all, [](const Wait& wait) { return wait.length().count() <= 0; });
  std::ranges::stable_sort(all, {}, &Wait::begin);
  return all;
}

}  // namespace claims
