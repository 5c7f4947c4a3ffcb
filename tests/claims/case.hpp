// One statement at one moment of a replay, and the checks of claims, in groups.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "claims/world.hpp"
#include "timeline/claims.hpp"

namespace claims {

using timeline::LaneIndex;
using timeline::Says;
using trace::Due;
using trace::How;
using trace::Kind;

/// One statement at one moment.
struct Case {
  const World& now;
  const timeline::Timeline& timeline;
  const timeline::Statement& said;

  [[nodiscard]] const timeline::About& about() const { return said.about; }
  [[nodiscard]] const Event& event() const { return *now.last(); }
  [[nodiscard]] Who who(LaneIndex lane) const {
    if (lane == timeline::kNoLane) return {};
    const timeline::Lane& one = timeline.lane(lane);
    return {one.kind == timeline::Lane::Kind::function, one.id};
  }
  [[nodiscard]] Who co() const { return who(about().co); }
  [[nodiscard]] Who other() const { return who(about().other); }
  [[nodiscard]] Who by() const { return who(about().by); }

  [[nodiscard]] Id task_of(Who one) const {
    const auto& tasks = now.tasks();
    for (Id id = 1; id < tasks.size(); ++id)
      if (std::ranges::find(tasks[id].stack, one) != tasks[id].stack.end()) return id;
    for (Id id = static_cast<Id>(tasks.size()); id-- > 1;)
      if (!one.fn && tasks[id].root == one.id) return id;
    return one.fn ? 0 : now.body(one).task;
  }
  [[nodiscard]] const Event* suspended(Who one) const {
    const Id id = task_of(one);
    return id != 0 && now.innermost(id) == one ? now.task(id).suspended : nullptr;
  }
  [[nodiscard]] bool holds(Who one) const { return now.holder() == one; }
  [[nodiscard]] bool in_queue(Who one) const {
    return std::ranges::any_of(now.queue(), [&](Id id) { return now.innermost(id) == one; });
  }
  [[nodiscard]] bool first(Who one) const { return !now.queue().empty() && now.innermost(now.queue().front()) == one; }
  [[nodiscard]] std::vector<Id> open(Id task) const {
    std::vector<Id> left;
    if (now.task(task).suspended == nullptr) return left;
    for (const Id id : now.events().tasks(*now.task(task).suspended))
      if (now.task(id).exists()) left.push_back(id);
    return left;
  }
  [[nodiscard]] bool is_outermost(Who one) const { return !one.fn && now.task(task_of(one)).root == one.id; }
  [[nodiscard]] bool waits_for(Who one, Who awaited) const {
    const auto all = now.waiting_for(task_of(awaited));
    return std::ranges::find(all, task_of(one)) != all.end();
  }
  [[nodiscard]] std::string_view text(trace::TextId id) const { return now.events().text(id); }
  [[nodiscard]] const Event* ended(Who one, How how) const {
    const Event* const end = now.body(one).ended;
    return end != nullptr && (end->how == how || (how == How::returned && end->how == How::none)) ? end : nullptr;
  }
  [[nodiscard]] bool finished(trace::Why why) const { return now.events().list.back().why == why; }
};

using Check = bool (*)(const Case&);
using Checks = std::map<Says, Check>;

const Checks& thread_and_loop();
const Checks& waiting();
const Checks& bodies();
const Checks& to_come();
const Checks& panels();
const Checks& ends();

}  // namespace claims
