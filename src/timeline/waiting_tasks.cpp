#include "timeline/waiting_tasks.hpp"

namespace timeline {

std::string with_task_waits(const Facts& facts, About& about) {
  const std::vector<const WaitMoment*> waits = facts.task_waits();
  if (waits.empty()) return "";
  about.most = waits.size();
  const std::size_t open = waits.size() == 1 ? facts.open(*waits.front()) : 0;
  if (open == 0) return "_more";
  about.most = open;
  about.other = waits.front()->lane;
  return open == facts.direct_waits().size() ? "_for" : "_of";
}

}  // namespace timeline
