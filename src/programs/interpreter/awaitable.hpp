// An operand of an await or of a function that takes an awaitable: a coroutine object, or a future.
#pragma once

#include <memory>
#include <optional>

#include "programs/interpreter/machine.hpp"

namespace programs::interpreter {

/// Type erasure. A coroutine object can be used once.
class Awaitable {
 public:
  Awaitable() = default;
  Awaitable(const Awaitable&) = delete;
  Awaitable& operator=(const Awaitable&) = delete;
  virtual ~Awaitable() = default;

  /// An await at `line`, with its own type.
  virtual coro::Body<Value> await(std::uint32_t line) = 0;
  virtual std::shared_ptr<Awaitable> wait_for(std::optional<coro::Seconds> limit) = 0;
  virtual AnyFuture shield(coro::Here here) = 0;
  /// asyncio.ensure_future, with a Value as its result.
  virtual coro::Future<Value> ensure_future(coro::Here here) = 0;
  /// Of a coroutine object: asyncio.create_task, or `group`'s.
  virtual coro::Task<Value> create_task(coro::Here here) = 0;
  virtual coro::Task<Value> create_task(const coro::TaskGroup& group, coro::Here here) = 0;
};

/// The coroutine object of a call.
coro::Co<Value> make_coroutine(Machine& machine, const Node& node);
/// Makes the awaitable that `node` describes. All slots that it reads must be filled.
std::shared_ptr<Awaitable> make_awaitable(Frame& frame, const Node& node);
/// The future of a gather over the nodes below.
AnyFuture make_gather(Frame& frame, const Node& node, bool return_exceptions);
/// Makes the nodes below whose slots are filled, in order, and then a future of each.
std::vector<coro::Future<Value>> make_futures(Frame& frame, const Node& node);

}  // namespace programs::interpreter
