#include "programs/script/value.hpp"

#include <type_traits>
#include <utility>

namespace programs::script {
namespace {

std::string list_of(const std::vector<Value>& values) {
  std::string text;
  for (const Value& value : values) text += (text.empty() ? "" : ", ") + repr_of(value);
  return "[" + text + "]";
}

coro::Body<Value> slept(std::uint32_t line, coro::Sleep sleep) {
  co_await coro::at_line(line, std::move(sleep));
  co_return Value();
}
coro::Body<Value> awaited(std::uint32_t line, coro::Co<Value> co) {
  Value value = co_await coro::at_line(line, std::move(co));
  co_return value;
}
coro::Body<Value> awaited(std::uint32_t line, coro::Task<Value> task) {
  Value value = co_await coro::at_line(line, std::move(task));
  co_return value;
}
coro::Body<Value> awaited(std::uint32_t line, coro::Future<std::vector<Value>> future) {
  std::vector<Value> values = co_await coro::at_line(line, std::move(future));
  co_return Value{std::move(values)};
}

coro::ApiCo<coro::Api::sleep, Value> sleeping(coro::Sleep sleep) {
  co_await sleep;
  co_return Value();
}
/// asyncio.gather in a gather.
coro::Co<Value> waiting_for(coro::Future<std::vector<Value>> future) {
  std::vector<Value> values = co_await std::move(future);
  co_return Value{std::move(values)};
}

class CoroutineObject final : public Awaitable {
 public:
  explicit CoroutineObject(coro::Co<Value> co) : co_(std::move(co)) {}
  [[nodiscard]] std::string type() const override { return "coroutine"; }
  coro::Body<Value> await(std::uint32_t line) override { return awaited(line, std::move(co_)); }
  coro::Future<Value> ensure_future(coro::Here here) override { return create_task(here); }
  coro::Task<Value> create_task(coro::Here here) override { return coro::create_task(std::move(co_), here); }
  void run(coro::Here here) override { coro::run(std::move(co_), here); }

 private:
  coro::Co<Value> co_;
};

class SleepObject final : public Awaitable {
 public:
  explicit SleepObject(coro::Sleep sleep) : sleep_(std::move(sleep)) {}
  [[nodiscard]] std::string type() const override { return "coroutine"; }
  coro::Body<Value> await(std::uint32_t line) override { return slept(line, std::move(sleep_)); }
  coro::Future<Value> ensure_future(coro::Here here) override { return create_task(here); }
  coro::Task<Value> create_task(coro::Here here) override { return coro::create_task(sleeping(std::move(sleep_)), here); }
  void run(coro::Here here) override { coro::run(std::move(sleep_), here); }

 private:
  coro::Sleep sleep_;
};

template <class F>
class FutureObject final : public Awaitable {
 public:
  explicit FutureObject(F future) : future_(std::move(future)) {}
  [[nodiscard]] std::string type() const override { return is_task() ? "Task" : "_GatheringFuture"; }
  coro::Body<Value> await(std::uint32_t line) override { return awaited(line, future_); }
  coro::Future<Value> ensure_future(coro::Here here) override {
    if constexpr (is_task()) return future_;
    else return coro::create_task(waiting_for(future_), here);
  }
  coro::Task<Value> create_task(coro::Here here) override {
    throw coro::TypeError("a coroutine was expected, got " + shown(), here);
  }
  void run(coro::Here here) override { throw coro::ValueError("a coroutine was expected, got " + shown(), here); }
  [[nodiscard]] const coro::Task<Value>* task() const override {
    if constexpr (is_task()) return &future_;
    else return nullptr;
  }

 private:
  static constexpr bool is_task() { return std::is_same_v<F, coro::Task<Value>>; }
  [[nodiscard]] std::string shown() const { return "<" + type() + ">"; }
  F future_;
};

}  // namespace

std::string to_text(const Value& value) {
  if (const auto* const text = std::get_if<std::string>(&value.is)) return *text;
  if (const auto* const caught = std::get_if<Caught>(&value.is)) return caught->text;
  return repr_of(value);
}

std::string repr_of(const Value& value) {
  return std::visit(
      []<class T>(const T& is) -> std::string {
        if constexpr (std::is_same_v<T, std::monostate>) return "None";
        else if constexpr (std::is_same_v<T, std::string>) return coro::repr_of(is);
        else if constexpr (std::is_same_v<T, std::vector<Value>>) return list_of(is);
        else if constexpr (std::is_same_v<T, Caught>) return is.type + "(" + (is.text.empty() ? "" : coro::repr_of(is.text)) + ")";
        else if constexpr (std::is_same_v<T, std::shared_ptr<Awaitable>>) return "<" + is->type() + ">";
        else return coro::to_text(is);
      },
      value.is);
}

std::string type_name(const Value& value) {
  return std::visit(
      []<class T>(const T& is) -> std::string {
        if constexpr (std::is_same_v<T, std::monostate>) return "";
        else if constexpr (std::is_same_v<T, std::vector<Value>>) return "list";
        else if constexpr (std::is_same_v<T, Caught>) return is.type;
        else if constexpr (std::is_same_v<T, std::shared_ptr<Awaitable>>) return is->type();
        else return coro::detail::value_text(is);
      },
      value.is);
}

Value hold(coro::Co<Value> co) { return {std::make_shared<CoroutineObject>(std::move(co))}; }
Value hold(coro::Sleep sleep) { return {std::make_shared<SleepObject>(std::move(sleep))}; }
Value hold(coro::Future<std::vector<Value>> future) {
  return {std::make_shared<FutureObject<coro::Future<std::vector<Value>>>>(std::move(future))};
}
Value hold(coro::Task<Value> task) { return {std::make_shared<FutureObject<coro::Task<Value>>>(std::move(task))}; }

}  // namespace programs::script
