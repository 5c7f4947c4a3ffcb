#include <algorithm>

#include "claims/world.hpp"

namespace claims {
namespace {

using trace::Kind;

const Event* next(const trace::Events& events, const Event& from, Kind kind, Id task) {
  for (std::size_t i = from.i + 1; i < events.list.size(); ++i)
    if (events.list[i].kind == kind && (task == 0 || events.list[i].task == task)) return &events.list[i];
  return nullptr;
}

bool is_cut(const trace::Events& events, const Event& begin, const Event& end) {
  for (std::size_t i = begin.i + 1; i < end.i; ++i) {
    const Event& event = events.list[i];
    if (event.kind == Kind::task_cancel && event.task == begin.task && event.t == end.t) return true;
  }
  return false;
}

Wait::For what(const Event& begin, const Event& end) {
  if (begin.wait == trace::Wait::sleep) return Wait::For::answer;
  if (begin.wait != trace::Wait::future) return Wait::For::task;
  return end.cause.kind == trace::Cause::Kind::task ? Wait::For::deed : Wait::For::answer;
}

}  // namespace

std::vector<Wait> waits_of(const trace::Events& events) {
  std::vector<Wait> all;
  for (const Event& event : events.list) {
    if (event.kind == Kind::block_begin) {
      const Event* const end = next(events, event, Kind::block_end, 0);
      const Who who = event.fn != 0 ? Who{true, event.fn} : Who{false, event.co};
      all.push_back({Wait::For::held, event.t, end == nullptr ? events.list.back().t : end->t, false, who});
    }
    if (event.kind != Kind::task_suspend || event.wait == trace::Wait::yield) continue;
    const Event* const end = next(events, event, Kind::task_ready, event.task);
    if (end != nullptr)
      all.push_back({what(event, *end), event.t, end->t, is_cut(events, event, *end), {false, event.co}});
  }
  std::erase_if(all, [](const Wait& wait) { return wait.length().count() <= 0; });
  std::ranges::stable_sort(all, {}, &Wait::begin);
  return all;
}

std::vector<Wait> World::answered() const {
  std::vector<Wait> all = *waits_;
  std::erase_if(all, [](const Wait& wait) { return wait.what != Wait::For::answer || wait.cut; });
  return all;
}

std::vector<Wait> World::held() const {
  std::vector<Wait> all = *waits_;
  std::erase_if(all, [](const Wait& wait) { return wait.what != Wait::For::held; });
  return all;
}

std::vector<Wait> World::cut() const {
  std::vector<Wait> all = *waits_;
  std::erase_if(all, [](const Wait& wait) { return !wait.cut; });
  const auto direct = [](const Wait& wait) { return wait.what != Wait::For::task; };
  if (std::ranges::any_of(all, direct)) std::erase_if(all, [&](const Wait& wait) { return !direct(wait); });
  return all;
}

}  // namespace claims
