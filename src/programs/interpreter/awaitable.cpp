#include "programs/interpreter/awaitable.hpp"

#include <stdexcept>
#include <type_traits>
#include <utility>

namespace programs::interpreter {

Value to_value(const std::optional<Value>& value) { return value.value_or(Value()); }

Value to_value(const Many& values) {
  std::string text;
  for (const Value& value : values) text += (text.empty() ? "" : ", ") + value.repr;
  return Value("[" + text + "]");
}

Value to_value(const Outcomes& outcomes) {
  Many values;
  for (const auto& outcome : outcomes) {
    if (!outcome.failed()) {
      values.push_back(outcome.value());
    } else if (coro::describe(outcome.exception()).cancelled) {
      values.emplace_back("CancelledError('')");  // created by gather, with an empty text
    } else {
      values.emplace_back(repr(outcome.exception()));
    }
  }
  return to_value(values);
}

namespace {

/// Awaits, and makes a Value of the result.
template <class A>
coro::Body<Value> awaited(std::uint32_t line, A awaitable) {
  if constexpr (std::is_void_v<coro::ValueOf<A>>) {
    co_await coro::at_line(line, std::move(awaitable));
    co_return Value();
  } else {
    const auto value = co_await coro::at_line(line, std::move(awaitable));
    co_return to_value(value);
  }
}

/// The coroutine object for a task. It converts a library function's result to a Value.
coro::Co<Value> valued(coro::Co<Value> co) { return co; }
template <coro::Api api, class T>
coro::ApiCo<api, Value> valued(coro::ApiCo<api, T> co) {
  if constexpr (std::is_void_v<T>) {
    co_await std::move(co);
    co_return Value();
  } else {
    const auto value = co_await std::move(co);
    co_return to_value(value);
  }
}
coro::ApiCo<coro::Api::sleep, Value> valued(coro::Sleep sleep) {
  co_await sleep;
  co_return Value();
}

template <class A>
std::shared_ptr<Awaitable> hold(A awaitable);

template <class A>
class CoroutineObject final : public Awaitable {
 public:
  explicit CoroutineObject(A co) : co_(std::move(co)) {}

  coro::Body<Value> await(std::uint32_t line) override { return awaited(line, std::move(co_)); }
  std::shared_ptr<Awaitable> wait_for(std::optional<coro::Seconds> limit) override {
    return hold(coro::wait_for(std::move(co_), limit));
  }
  AnyFuture shield(coro::Here here) override { return coro::shield(valued(std::move(co_)), here); }
  coro::Future<Value> ensure_future(coro::Here here) override { return create_task(here); }
  coro::Task<Value> create_task(coro::Here here) override { return coro::create_task(valued(std::move(co_)), here); }
  coro::Task<Value> create_task(const coro::TaskGroup& group, coro::Here here) override {
    return group.create_task(valued(std::move(co_)), here);
  }

 private:
  A co_;
};

template <class F>
class FutureObject final : public Awaitable {
 public:
  explicit FutureObject(F future) : future_(std::move(future)) {}

  coro::Body<Value> await(std::uint32_t line) override { return awaited(line, future_); }
  std::shared_ptr<Awaitable> wait_for(std::optional<coro::Seconds> limit) override {
    return hold(coro::wait_for(future_, limit));
  }
  AnyFuture shield(coro::Here here) override { return coro::shield(future_, here); }
  coro::Future<Value> ensure_future(coro::Here /*here*/) override {
    if constexpr (std::is_base_of_v<coro::Future<Value>, F>) return future_;
    throw std::logic_error("a future without a Value");
  }
  coro::Task<Value> create_task(coro::Here /*here*/) override { throw std::logic_error("no coroutine"); }
  coro::Task<Value> create_task(const coro::TaskGroup& /*group*/, coro::Here here) override {
    return create_task(here);
  }

 private:
  F future_;
};

template <class A>
std::shared_ptr<Awaitable> hold(A awaitable) {
  if constexpr (std::is_base_of_v<coro::AnyFuture, A>) {
    return std::make_shared<FutureObject<A>>(std::move(awaitable));
  } else {
    return std::make_shared<CoroutineObject<A>>(std::move(awaitable));
  }
}

coro::Co<Value> called(Machine& machine, const Node& node) {
  const std::int64_t function = node.argument(0);
  return call(&machine, function, node.argument(1), machine.definition(function), coro::Here(node.line));
}

std::shared_ptr<Awaitable> hold_any(const AnyFuture& future) {
  return std::visit(
      [](const auto& held) -> std::shared_ptr<Awaitable> {
        if constexpr (requires { held.done(); }) {
          return hold(held);
        } else {
          throw std::logic_error("no future");
        }
      },
      future);
}

std::shared_ptr<Awaitable> acquire(const Object& object) {
  return std::visit(
      [&](const auto& lock) -> std::shared_ptr<Awaitable> {
        if constexpr (requires { lock.acquire(); }) {
          return hold(lock.acquire());
        } else {
          throw std::logic_error("not a lock");
        }
      },
      object);
}

std::shared_ptr<Awaitable> use_object(Machine& machine, const Node& node) {
  switch (node.op) {
    case Op::acquire: return acquire(object_of(machine, node));
    case Op::wait_event: return hold(of<coro::Event>(machine, node).wait());
    case Op::wait_condition: return hold(of<coro::Condition>(machine, node).wait());
    case Op::wait_condition_for:
      return hold(of<coro::Condition>(machine, node).wait_for([&machine, &node] {
        return machine.counters.at(index(node, 1)) >= node.argument(2);
      }));
    case Op::put: return hold(of<Queue>(machine, node).put(node.argument(1)));
    case Op::get: return hold(of<Queue>(machine, node).get());
    case Op::join_queue: return hold(of<Queue>(machine, node).join());
    case Op::wait_barrier: return hold(of<coro::Barrier>(machine, node).wait());
    case Op::reset_barrier: return hold(of<coro::Barrier>(machine, node).reset());
    case Op::abort_barrier: return hold(of<coro::Barrier>(machine, node).abort());
    default: throw std::logic_error("not an awaitable: " + std::string(name(node.op)));
  }
}

std::shared_ptr<Awaitable> ask(const Generator& generator, const Node& node) {
  switch (node.op) {
    case Op::asend:
      return hold(generator.asend(node.argument(1) < 0 ? std::nullopt : std::optional(Value(node.argument(1)))));
    case Op::athrow: return hold(generator.athrow(not_raised_yet(node.children.front())));
    case Op::aclose: return hold(generator.aclose());
    default: return hold(coro::anext(generator));
  }
}

}  // namespace

coro::Co<Value> make_coroutine(Machine& machine, const Node& node) { return called(machine, node); }

std::shared_ptr<Awaitable> make_awaitable(Frame& frame, const Node& node) {
  Machine& machine = frame.machine;
  switch (node.op) {
    case Op::sleep: return hold(coro::sleep(seconds_of(machine, node, 0)));
    case Op::sleep_value: return hold(coro::sleep(seconds_of(machine, node, 0), node.argument(1)));
    case Op::call: return hold(called(machine, node));
    case Op::join: return hold(*machine.tasks.at(index(node, 0)));
    case Op::await_self: return hold(coro::Task<Value>(coro::current_task()->state()));
    case Op::await_kept: return frame.kept.at(node.argument(0));
    case Op::await_future: return hold_any(machine.futures.at(index(node, 0)));
    case Op::gather: return hold_any(make_gather(frame, node, node.argument(0) != 0));
    case Op::shield: return hold_any(make_awaitable(frame, node.children.at(0))->shield(coro::Here(node.line)));
    case Op::wait_for: return make_awaitable(frame, node.children.at(0))->wait_for(limit_of(machine, node, 0));
    case Op::to_thread:
      return hold(coro::to_thread([&machine, &node] {
        return call_plain(machine, node.argument(0), node.argument(1), coro::Here(node.line));
      }));
    case Op::next:
    case Op::asend:
    case Op::athrow:
    case Op::aclose: return ask(*machine.generators.at(index(node, 0)), node);
    case Op::next_or: return hold(coro::anext(*machine.generators.at(index(node, 0)), Value(node.argument(1))));
    default: return use_object(machine, node);
  }
}

std::vector<coro::Future<Value>> make_futures(Frame& frame, const Node& node) {
  std::vector<std::shared_ptr<Awaitable>> made;
  for (const Node& child : node.children) {
    if (filled(frame.machine, child)) made.push_back(make_awaitable(frame, child));
  }
  std::vector<coro::Future<Value>> futures;
  for (const auto& awaitable : made) futures.push_back(awaitable->ensure_future(coro::Here(node.line)));
  return futures;
}

AnyFuture make_gather(Frame& frame, const Node& node, bool return_exceptions) {
  auto futures = make_futures(frame, node);
  if (return_exceptions) return coro::gather{coro::return_exceptions, std::move(futures)};
  return coro::gather{std::move(futures)};
}

}  // namespace programs::interpreter
