// A value of a listing as it runs, and what can be awaited.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "coro/asyncio.hpp"

namespace programs::script {

class Awaitable;

/// An exception as a value: `except ValueError as error`.
struct Caught {
  std::string type;
  std::string text;
};

struct Value {
  std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<Value>, Caught,
               std::shared_ptr<Awaitable>>
      is{};
};

/// As str() and repr() write it.
std::string to_text(const Value& value);
std::string repr_of(const Value& value);
/// Its text in a trace, as of a returned value: see coro/value_text.hpp.
std::string type_name(const Value& value);

/// A coroutine object, a sleep, a future or a task.
class Awaitable {
 public:
  Awaitable() = default;
  Awaitable(const Awaitable&) = delete;
  Awaitable& operator=(const Awaitable&) = delete;
  virtual ~Awaitable() = default;

  /// type(...).__name__
  [[nodiscard]] virtual std::string type() const = 0;
  virtual coro::Body<Value> await(std::uint32_t line) = 0;
  /// asyncio.ensure_future.
  virtual coro::Future<Value> ensure_future(coro::Here here) = 0;
  /// asyncio.create_task. @throws TypeError unless it is a coroutine object
  virtual coro::Task<Value> create_task(coro::Here here) = 0;
  /// asyncio.run. @throws ValueError unless it is a coroutine object
  virtual void run(coro::Here here) = 0;
  /// The task, for its methods; null if it is none.
  [[nodiscard]] virtual const coro::Task<Value>* task() const { return nullptr; }
};

Value hold(coro::Co<Value> co);
Value hold(coro::Sleep sleep);
Value hold(coro::Future<std::vector<Value>> future);
Value hold(coro::Task<Value> task);

/// NameError, UnboundLocalError, AttributeError: exceptions that asyncio does not raise.
class OtherError : public coro::Exception {
 public:
  OtherError(const char* type, std::string text, coro::Here here) : Exception(type, std::move(text), here) {}
};

}  // namespace programs::script
