// Locks, events, queues and similar objects.
#include <stdexcept>

#include "programs/interpreter/machine.hpp"

namespace programs::interpreter {
namespace {

std::optional<Flow> run_lock(const Machine& machine, const Node& node) {
  if (node.op != Op::release && node.op != Op::lock_state) return std::nullopt;
  std::visit(
      [&](const auto& lock) {
        if constexpr (requires { lock.release(); }) {
          if (node.op == Op::release) {
            lock.release(coro::Here(node.line));
          } else {
            show(node, 1, Value(lock.locked()).repr);
          }
        }
      },
      object_of(machine, node));
  return Flow::on;
}

std::optional<Flow> run_event(const Machine& machine, const Node& node) {
  const coro::Here here(node.line);
  switch (node.op) {
    case Op::set_event: of<coro::Event>(machine, node).set(); return Flow::on;
    case Op::clear_event: of<coro::Event>(machine, node).clear(); return Flow::on;
    case Op::event_state: show(node, 1, Value(of<coro::Event>(machine, node).is_set()).repr); return Flow::on;
    case Op::notify:
      of<coro::Condition>(machine, node).notify(static_cast<int>(node.argument(1)), here);
      return Flow::on;
    case Op::notify_all: of<coro::Condition>(machine, node).notify_all(here); return Flow::on;
    case Op::barrier_state: {
      const auto& barrier = of<coro::Barrier>(machine, node);
      show(node, 1, std::to_string(barrier.n_waiting()) + " " + Value(barrier.broken()).repr);
      return Flow::on;
    }
    default: return std::nullopt;
  }
}

std::optional<Flow> run_queue(Frame& frame, const Node& node) {
  const auto queue = [&]() -> const Queue& { return of<Queue>(frame.machine, node); };
  const coro::Here here(node.line);
  switch (node.op) {
    case Op::put_nowait: queue().put_nowait(node.argument(1), here); return Flow::on;
    case Op::get_nowait: frame.x = Value(queue().get_nowait(here)); return Flow::on;
    case Op::task_done: queue().task_done(here); return Flow::on;
    case Op::shutdown: queue().shutdown(node.argument(1) != 0); return Flow::on;
    case Op::queue_state:
      show(node, 1,
           std::to_string(queue().qsize()) + " " + Value(queue().empty()).repr + " " + Value(queue().full()).repr);
      return Flow::on;
    default: return std::nullopt;
  }
}

template <class Lock>
coro::Body<Flow> run_holding(Frame* frame, const Node* node, Lock lock) {
  Ended ended;
  {
    const auto held = co_await coro::at_line(node->line, coro::async_with(lock, coro::Here(node->line)));
    ended = co_await coro::at_line(node->line, attempt(frame, node));
  }  // releases while no exception propagates, so that an exception of release() counts, as in Python
  if (ended.raised) ended.raised.rethrow();
  co_return ended.flow;
}

coro::Body<Flow> run_behind(Frame* frame, const Node* node, coro::Barrier barrier) {
  co_await coro::at_line(node->line, barrier.wait());
  const Flow flow = co_await coro::at_line(node->line, run(frame, &node->children));
  co_return flow;
}

}  // namespace

Object make_object(const Node& node, const std::vector<Object>& before) {
  const auto parameter = [&] { return static_cast<int>(node.argument(0)); };
  switch (node.op) {
    case Op::lock: return coro::Lock();
    case Op::event: return coro::Event();
    case Op::condition:
      if (node.arguments.empty()) return coro::Condition();
      return coro::Condition(std::get<coro::Lock>(before.at(index(node, 0))));
    case Op::semaphore: return coro::Semaphore(parameter());
    case Op::bounded_semaphore: return coro::BoundedSemaphore(parameter());
    case Op::queue: return Queue(parameter());
    case Op::priority_queue: return Queue(coro::PriorityQueue<std::int64_t>(parameter()));
    case Op::lifo_queue: return Queue(coro::LifoQueue<std::int64_t>(parameter()));
    default: return coro::Barrier(parameter());
  }
}

std::optional<Flow> run_object(Frame& frame, const Node& node) {
  if (const auto flow = run_lock(frame.machine, node)) return flow;
  if (const auto flow = run_event(frame.machine, node)) return flow;
  return run_queue(frame, node);
}

coro::Body<Flow> run_with(Frame* frame, const Node* node) {
  return std::visit(
      [&](const auto& object) -> coro::Body<Flow> {
        if constexpr (requires { object.release(); }) {
          return run_holding(frame, node, object);
        } else if constexpr (requires { object.n_waiting(); }) {
          return run_behind(frame, node, object);
        } else {
          throw std::logic_error("not for an async with");
        }
      },
      object_of(frame->machine, *node));
}

}  // namespace programs::interpreter
