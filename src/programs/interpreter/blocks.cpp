#include "programs/interpreter/blocks.hpp"

#include <stdexcept>
#include <utility>

namespace programs::interpreter {
namespace {

/// The block of an acquired lock, condition or semaphore.
template <class X>
class HoldingBlock final : public EnteredBlock {
 public:
  explicit HoldingBlock(X object) : object_(std::move(object)) {}
  coro::Body<> leave(std::exception_ptr /*failed*/, std::uint32_t line) override {
    const coro::Held<X> leaving(object_, coro::Here(line));
    co_return;
  }

 private:
  X object_;
};

/// The block of a barrier: leaving does nothing.
class PassedBlock final : public EnteredBlock {
 public:
  coro::Body<> leave(std::exception_ptr /*failed*/, std::uint32_t /*line*/) override { co_return; }
};

/// The block of a timeout or a group.
template <class M>
class ManagedBlock final : public EnteredBlock {
 public:
  explicit ManagedBlock(M manager) : manager_(std::move(manager)) {}
  coro::Body<> leave(std::exception_ptr failed, std::uint32_t line) override {
    co_await coro::at_line(line, manager_.aexit(std::move(failed)));
  }

 private:
  M manager_;
};

using Entered = std::shared_ptr<EnteredBlock>;

template <class X>
coro::Body<Entered> hold(X object, std::uint32_t line) {
  co_await coro::at_line(line, object.acquire());
  co_return std::make_shared<HoldingBlock<X>>(std::move(object));
}

coro::Body<Entered> pass(coro::Barrier barrier, std::uint32_t line) {
  co_await coro::at_line(line, barrier.wait());
  co_return std::make_shared<PassedBlock>();
}

template <class M>
coro::Body<Entered> manage(M manager, std::uint32_t line) {
  co_await coro::at_line(line, manager.aenter());
  co_return std::make_shared<ManagedBlock<M>>(std::move(manager));
}

coro::Body<Entered> enter_object(const Object& object, std::uint32_t line) {
  return std::visit(
      [line](const auto& entered) -> coro::Body<Entered> {
        if constexpr (requires { entered.release(); }) {
          return hold(entered, line);
        } else if constexpr (requires { entered.n_waiting(); }) {
          return pass(entered, line);
        } else {
          throw std::logic_error("not for an async with");
        }
      },
      object);
}

coro::Body<Entered> enter_none() { co_return Entered(); }

}  // namespace

coro::Timeout make_timeout(Machine& machine, const Node& node) {
  std::optional<coro::Seconds> when = limit_of(machine, node, 0);
  if (node.op == Op::timeout) return coro::timeout(when);
  if (when) *when += coro::loop_time();
  return coro::timeout_at(when);
}

coro::Body<Entered> enter_block(Frame* frame, const Node* node) {
  switch (node->op) {
    case Op::with_: return enter_object(object_of(frame->machine, *node), node->line);
    case Op::timeout:
    case Op::timeout_at: {
      const coro::Timeout made = make_timeout(frame->machine, *node);
      frame->timeouts.insert_or_assign(node->argument(1), made);
      return manage(made, node->line);
    }
    case Op::group: {
      const coro::TaskGroup made;
      frame->groups.insert_or_assign(node->argument(0), made);
      return manage(made, node->line);
    }
    default: return enter_none();
  }
}

coro::Body<Ended> leave_block(std::shared_ptr<EnteredBlock> block, Ended ended, std::uint32_t line) {
  const std::exception_ptr failed = ended.raised.exception;
  try {
    co_await coro::at_line(line, block->leave(failed, line));
  } catch (...) {
    ended.raised = Raised::current();
  }
  co_return ended;
}

}  // namespace programs::interpreter
