// Races: in one turn, tasks that wait for the same object are woken and cancelled, or timers fire at the same instant.
// Drawn one by one, such statements rarely meet.
#include "conformance/draw.hpp"

namespace conformance::draw {
namespace {

Node yield() { return node(Op::sleep, {0}); }

/// The coroutine of an object that the tasks of a race wait in.
Node wait_for_it(Drawing& d, Op kind, std::int64_t o, bool first) {
  switch (kind) {
    case Op::event: return node(Op::wait_event, {o});
    case Op::barrier: return node(Op::wait_barrier, {o});
    case Op::condition: return node(Op::wait_condition, {o});
    case Op::queue:
    case Op::priority_queue:
    case Op::lifo_queue:
      if (d.random.percent(8)) return node(Op::join_queue, {o});
      return first ? node(Op::get, {o}) : node(Op::put, {o, d.random.below(3)});
    default: return node(Op::acquire, {o});
  }
}

/// What wakes tasks that wait for it, or changes who is woken next.
Node wake(Drawing& d, Op kind, std::int64_t o, bool first) {
  const std::int64_t at = d.random.below(100);
  switch (kind) {
    case Op::event: return node(at < 80 ? Op::set_event : Op::clear_event, {o});
    case Op::barrier:
      return at < 50 ? node(Op::wait_barrier, {o}) : node(at < 75 ? Op::reset_barrier : Op::abort_barrier, {o});
    case Op::condition: return at < 20 ? node(Op::notify_all, {o}) : node(Op::notify, {o, d.random.between(1, 2)});
    case Op::queue:
    case Op::priority_queue:
    case Op::lifo_queue:
      if (at < 8) return node(Op::shutdown, {o, d.random.below(2)});
      if (at < 16) return node(Op::task_done, {o});
      return first == (at < 90) ? node(Op::put_nowait, {o, d.random.below(3)}) : node(Op::get_nowait, {o});
    default: return node(Op::release, {o});
  }
}

/// The tasks of a race, each in its slot.
class Race {
 public:
  Race(Drawing& d, const Context& context) : d_(d), context_(context), first_(d.any_slot()) {}

  [[nodiscard]] std::int64_t any_slot() const { return slot(d_.random.below(count_)); }
  void start(Nodes& body, Node coroutine) {
    body.push_back(node(Op::spawn_coroutine, {slot(count_++)}, {std::move(coroutine)}));
  }
  void risk(Nodes& body, Node risky) { append(body, guarded(d_, context_, std::move(risky))); }
  /// Cancels one of them, perhaps takes that back.
  void cancel(Nodes& body) {
    const std::int64_t cancelled = any_slot();
    body.push_back(node(Op::cancel, {cancelled, d_.tag()}));
    if (d_.random.percent(10)) body.push_back(node(Op::other_uncancel, {cancelled, d_.tag()}));
    if (d_.random.percent(10)) body.push_back(node(Op::cancel, {cancelled, d_.tag()}));
  }
  /// What has become of them.
  void show(Nodes& body) {
    for (std::int64_t turns = d_.random.between(1, 3); turns > 0; --turns) body.push_back(yield());
    for (std::int64_t i = 0; i < std::min(count_, kTaskSlots); ++i) {
      body.push_back(node(Op::task_state, {slot(i), d_.tag()}));
    }
  }

 private:
  static constexpr auto kTaskSlots = static_cast<std::int64_t>(draw::kTaskSlots);
  [[nodiscard]] std::int64_t slot(std::int64_t i) const { return (first_ + i) % kTaskSlots; }

  Drawing& d_;
  Context context_;
  std::int64_t first_;
  std::int64_t count_ = 0;
};

Node state_of(Drawing& d, Op kind, std::int64_t o) {
  if (kind == Op::event) return node(Op::event_state, {o, d.tag()});
  if (kind == Op::barrier) return node(Op::barrier_state, {o, d.tag()});
  return node(is_queue(kind) ? Op::queue_state : Op::lock_state, {o, d.tag()});
}

/// An object of any kind but those that only `main` could use up.
std::int64_t any_object(Drawing& d) { return d.random.below(static_cast<std::int64_t>(d.program.objects.size())); }

void race_for(Drawing& d, std::int64_t o, Race& race, Nodes& body) {
  const Op kind = d.program.objects[static_cast<std::size_t>(o)].op;
  const bool first = d.random.percent(50);
  const bool holds = kind == Op::condition;  // its lock is needed to wait and to notify, and a wait releases it
  const auto lock = [&] { race.risk(body, node(Op::wait_for, {d.delay()}, {node(Op::acquire, {o})})); };
  for (std::int64_t i = d.random.between(2, 4); i > 0; --i) {
    if (holds) lock();
    Node coroutine = wait_for_it(d, kind, o, first);
    if (d.random.percent(15)) coroutine = node(Op::wait_for, {d.delay()}, {std::move(coroutine)});
    race.start(body, std::move(coroutine));
    if (holds || d.random.percent(20)) body.push_back(yield());
  }
  for (std::int64_t turns = d.random.between(0, 2); turns > 0; --turns) body.push_back(yield());
  for (std::int64_t rounds = d.random.between(1, 2); rounds > 0; --rounds) {
    if (holds) lock();
    for (std::int64_t i = d.random.between(1, 4); i > 0; --i) {
      if (d.random.percent(45)) {
        race.cancel(body);
      } else {
        race.risk(body, wake(d, kind, o, first));
      }
    }
    if (holds && d.random.percent(85)) race.risk(body, node(Op::release, {o}));
    if (d.random.percent(60)) body.push_back(yield());
    if (d.random.percent(40)) body.push_back(state_of(d, kind, o));
  }
  race.show(body);
  body.push_back(state_of(d, kind, o));
}

/// What ends at `us`, if it is not cancelled before.
Node timed(Drawing& d, std::int64_t us) {
  if (d.random.percent(40)) return node(Op::sleep, {us});
  Node waiting = wait_on_object(d).value_or(node(Op::sleep, {us}));
  return node(Op::wait_for, {us}, {std::move(waiting)});
}

}  // namespace

Nodes race(Drawing& d, const Context& context) {
  if (d.program.objects.empty()) return tie(d, context);
  Race race(d, context);
  Nodes body;
  race_for(d, any_object(d), race, body);
  return body;
}

Nodes tie(Drawing& d, const Context& context) {
  Race race(d, context);
  Nodes body;
  const std::int64_t us = d.delay();
  for (std::int64_t i = d.random.between(2, 4); i > 0; --i) {
    race.start(body, timed(d, us));
    if (d.has_plain() && d.random.percent(25)) {
      body.push_back(node(Op::later, {d.random.below(kHandleSlots), d.any_plain(), d.argument(), us}));
    }
  }
  // This task starts its timer before theirs, or after them.
  if (d.random.percent(50)) body.push_back(yield());
  race.risk(body, timed(d, us));
  for (std::int64_t i = d.random.between(1, 3); i > 0; --i) race.cancel(body);
  if (auto woken = wait_on_object(d); woken && d.random.percent(50)) append(body, touch(d, context));
  race.show(body);
  return body;
}

}  // namespace conformance::draw
