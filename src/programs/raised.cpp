#include "programs/raised.hpp"

#include "coro/exceptions.hpp"
#include "coro/scheduler.hpp"

namespace programs {

Raised Raised::current() {
  const std::exception_ptr exception = std::current_exception();
  const coro::Scheduler* scheduler = coro::Scheduler::current();
  const bool came_from_elsewhere = scheduler != nullptr && scheduler->is_rethrown(exception);
  return {exception, came_from_elsewhere ? scheduler->rethrown_line() : coro::describe(exception).line};
}

void Raised::rethrow() const {
  if (auto* scheduler = coro::Scheduler::current()) scheduler->note_rethrown(exception, line);
  std::rethrow_exception(exception);
}

bool catches(std::string_view caught, const std::exception_ptr& exception) {
  const coro::ExceptionInfo info = coro::describe(exception);
  if (caught == "BaseException") return true;
  if (caught == "Exception") {
    return !info.cancelled && info.type != "GeneratorExit" && info.type != "BaseExceptionGroup";
  }
  if (caught == "BaseExceptionGroup" && info.type == "ExceptionGroup") return true;
  if (caught == "RuntimeError" && info.type == "BrokenBarrierError") return true;
  if (caught == "NameError" && info.type == "UnboundLocalError") return true;
  return caught.substr(caught.rfind('.') + 1) == info.type;
}

}  // namespace programs
