#include "claims/world.hpp"

#include <algorithm>

namespace claims {

using trace::Kind;

World::World(const trace::Events& events)
    : events_(events), waits_(std::make_shared<std::vector<Wait>>(waits_of(events))), cos_(1), fns_(1), tasks_(1) {
  index();
}

void World::index() {
  const std::size_t most = events_.list.size() + 1;
  for (auto* const all : {&births_, &starts_, &ends_, &fn_births_, &fn_ends_, &creations_}) all->assign(most, nullptr);
  next_ready_.assign(most, nullptr);
  for (const Event& event : events_.list) {
    switch (event.kind) {
      case Kind::co_new: births_[event.co] = &event; break;
      case Kind::co_start: starts_[event.co] = &event; break;
      case Kind::co_end:
      case Kind::co_never_awaited: ends_[event.co] = &event; break;
      case Kind::fn_start: fn_births_[event.fn] = &event; break;
      case Kind::fn_end: fn_ends_[event.fn] = &event; break;
      case Kind::task_new: creations_[event.task] = &event; break;
      default: break;
    }
  }
  for (std::size_t i = events_.list.size(); i-- > 0;)
    next_ready_[i] = events_.list[i].kind == Kind::task_ready ? &events_.list[i] : next_ready_[i + 1];
}

Body& World::at(Who who) {
  auto& all = who.fn ? fns_ : cos_;
  if (who.id >= all.size()) all.resize(who.id + 1);
  return all[who.id];
}

const Body& World::body(Who who) const {
  const auto& all = who.fn ? fns_ : cos_;
  return all[who.id < all.size() ? who.id : 0];
}

std::vector<Who>& World::stack(const Event& event) {
  const Id id = event.task != 0 ? event.task : active_;
  return tasks_[id < tasks_.size() ? id : 0].stack;
}

void World::stand(Who who, std::uint32_t line) {
  if (who.id == 0 || line == 0) return;
  at(who).lines.insert(line);
  at(who).line = line;
}

void World::leave(Who who) {
  for (Task& task : tasks_) {
    const auto found = std::ranges::find(task.stack, who);
    if (found != task.stack.end()) task.stack.erase(found, task.stack.end());
  }
}

void World::take(const Event& event) {
  const std::size_t before = live();
  queue_before_ = queue_;
  last_ = &event;
  resume_paused(event);
  switch (event.kind) {
    case Kind::co_new:
    case Kind::co_start:
    case Kind::co_end:
    case Kind::co_never_awaited:
    case Kind::agen_yield:
    case Kind::agen_next: coroutine(event); break;
    case Kind::print: stand(event.fn != 0 ? Who{true, event.fn} : Who{false, event.co}, event.line); break;
    case Kind::block_begin:
      stand(event.fn != 0 ? Who{true, event.fn} : Who{false, event.co}, event.line);
      blocked_ = &event;
      break;
    case Kind::block_end: blocked_ = nullptr; break;
    case Kind::fn_start:
    case Kind::fn_end: call(event); break;
    default: step(event); break;
  }
  note_module(event, before);
}

// aclose() and athrow() continue a generator in the running task, without an event of their own.
void World::resume_paused(const Event& event) {
  const Id named = event.kind == Kind::co_new ? event.by : event.kind == Kind::task_new ? event.byco : event.co;
  if (active_ == 0 || named == 0 || !body({false, named}).paused) return;
  if (event.kind == Kind::agen_next || event.kind == Kind::co_end) return;
  at({false, named}).paused = false;
  tasks_[active_].stack.push_back({false, named});
}

void World::coroutine(const Event& event) {
  const Who who{false, event.co};
  switch (event.kind) {
    case Kind::co_new:
      at(who).made = &event;
      stand({false, event.by}, event.at);
      break;
    case Kind::co_start:
      at(who).started = true;
      at(who).task = event.task;
      stand(who, event.line);
      if (stack(event).empty() || stack(event).back() != who) stack(event).push_back(who);
      break;
    case Kind::co_end:
      at(who).ended = &event;
      leave(who);
      break;
    case Kind::co_never_awaited: at(who).ended = &event; break;
    case Kind::agen_yield:
      stand(who, event.line);
      at(who).paused = true;
      leave(who);
      break;
    default:
      stand(who, event.line);
      at(who).paused = false;
      stack(event).push_back(who);
      break;
  }
}

void World::call(const Event& event) {
  const Who who{true, event.fn};
  if (event.kind == Kind::fn_end) {
    at(who).ended = &event;
    leave(who);
    return;
  }
  at(who).made = &event;
  at(who).started = true;
  at(who).in_loop = live() > 0;
  stand(event.parent != 0 ? Who{true, event.parent} : Who{false, event.co}, event.at);
  stand(who, event.line);
  stack(event).push_back(who);
}

void World::suspend(const Event& event) {
  Task& task = tasks_[event.task];
  active_ = 0;
  task.last_suspend = &event;
  task.cancelled = false;
  for (const trace::Link& link : events_.chain(event)) stand({false, link.co}, link.line);
  if (event.wait == trace::Wait::yield) {
    queue_.push_back(event.task);
  } else {
    task.suspended = &event;
  }
}

void World::step(const Event& event) {
  switch (event.kind) {
    case Kind::task_new:
      if (event.task >= tasks_.size()) tasks_.resize(event.task + 1);
      tasks_[event.task].root = event.co;
      tasks_[event.task].made = &event;
      at({false, event.co}).paused = false;
      stand({false, event.byco}, event.line);
      queue_.push_back(event.task);
      break;
    case Kind::task_start:
      if (body({false, event.co}).started) tasks_[event.task].stack.push_back({false, event.co});
      [[fallthrough]];
    case Kind::task_resume:
      std::erase(queue_, event.task);
      active_ = event.task;
      if (event.kind == Kind::task_resume) stand({false, event.co}, event.line);
      break;
    case Kind::task_suspend: suspend(event); break;
    case Kind::task_ready:
      tasks_[event.task].suspended = nullptr;
      queue_.push_back(event.task);
      break;
    case Kind::task_cancel:
      tasks_[event.task].cancelled = true;
      stand({false, event.byco}, event.line);
      break;
    case Kind::task_end:
      tasks_[event.task].ended = &event;
      tasks_[event.task].stack.clear();
      std::erase(queue_, event.task);
      if (active_ == event.task) active_ = 0;
      break;
    default: break;
  }
}

bool outside(const trace::Events& events, const Event& event, std::size_t live) {
  if (event.kind != Kind::print || event.task != 0 || event.co != 0 || event.fn != 0) return false;
  if (live > 0) return true;
  for (std::size_t i = event.i + 1; i < events.list.size(); ++i) {
    const Event& next = events.list[i];
    if (next.n > event.n) return event.n > 0;
    const bool print = next.kind == Kind::print && next.task == 0 && next.co == 0 && next.fn == 0;
    if (!print) return false;
  }
  return false;
}

void World::note_module(const Event& event, std::size_t live_before) {
  if (event.kind == Kind::error || event.kind == Kind::clock || event.kind == Kind::end) return;
  const bool closes = event.kind == Kind::task_new && body({false, event.co}).started;
  const bool of_a_task = active_ != 0 || event.kind == Kind::task_end || live_before > 0 || closes;
  module_ = !of_a_task && !outside(events_, event, live_before);
}

bool World::free() const { return !holder() && active_ == 0; }

std::size_t World::live() const {
  return static_cast<std::size_t>(std::ranges::count_if(tasks_, [](const Task& task) { return task.exists(); }));
}

Who World::innermost(Id id) const {
  const Task& one = task(id);
  return one.stack.empty() ? Who{false, one.root} : one.stack.back();
}

std::optional<Who> World::holder() const {
  if (active_ != 0) {
    const Who inner = innermost(active_);
    if (body(inner).ended != nullptr || body(inner).paused) return std::nullopt;
    return inner;
  }
  // A plain call of module code waits while a loop runs; one of a callback holds the thread.
  const auto& calls = tasks_[0].stack;
  if (!calls.empty() && (live() == 0 || body(calls.back()).in_loop)) return calls.back();
  if (module_ || blocked_ != nullptr) return Who{};
  return std::nullopt;
}

std::vector<Id> World::direct() const {
  std::vector<Id> all;
  for (Id id = 1; id < tasks_.size(); ++id) {
    const Event* const on = tasks_[id].suspended;
    if (on != nullptr && tasks_[id].exists() && events_.tasks(*on).empty()) all.push_back(id);
  }
  return all;
}

std::vector<Id> World::indirect() const {
  std::vector<Id> all;
  for (Id id = 1; id < tasks_.size(); ++id) {
    const Event* const on = tasks_[id].suspended;
    if (on != nullptr && tasks_[id].exists() && !events_.tasks(*on).empty()) all.push_back(id);
  }
  return all;
}

std::vector<Id> World::waiting_for(Id awaited) const {
  std::vector<Id> all;
  for (Id id = 1; id < tasks_.size(); ++id) {
    const Event* const on = tasks_[id].suspended;
    if (on == nullptr || !tasks_[id].exists()) continue;
    const auto tasks = events_.tasks(*on);
    if (std::ranges::find(tasks, awaited) != tasks.end()) all.push_back(id);
  }
  return all;
}

const Event* World::next_ready(Id id) const {
  if (id == 0) return next_ready_[last_ == nullptr ? 0 : last_->i + 1];
  for (std::size_t i = last_ == nullptr ? 0 : last_->i + 1; i < events_.list.size(); ++i) {
    const Event& event = events_.list[i];
    if (event.kind == Kind::task_ready && (id == 0 || event.task == id)) return &event;
  }
  return nullptr;
}

const Event* World::next_step(Id id) const {
  for (std::size_t i = last_ == nullptr ? 0 : last_->i + 1; i < events_.list.size(); ++i) {
    const Event& event = events_.list[i];
    const bool step = event.kind == Kind::task_start || event.kind == Kind::task_resume;
    if (step && (id == 0 || event.task == id)) return &event;
  }
  return nullptr;
}

}  // namespace claims
