#include "programs/script/library.hpp"

#include <algorithm>
#include <array>

namespace programs::script {
namespace {

constexpr std::size_t kAny = 1'000;

struct Callable {
  std::string_view name;
  std::size_t least;
  std::size_t most;
};

constexpr std::array kFunctions{Callable{"print", 0, kAny},           Callable{"asyncio.run", 1, 1},
                                Callable{"asyncio.sleep", 1, 1},      Callable{"asyncio.create_task", 1, 1},
                                Callable{"asyncio.gather", 0, kAny}, Callable{"asyncio.timeout", 1, 1},
                                Callable{"time.sleep", 1, 1}};
constexpr std::array<std::string_view, 4> kMethods{"cancel", "cancelled", "done", "result"};
constexpr std::array<std::string_view, 4> kErrors{"ValueError", "RuntimeError", "TimeoutError", "TypeError"};

}  // namespace

bool is_module(std::string_view name) { return name == "asyncio" || name == "time"; }

bool can_call(const Expression& callee, std::size_t arguments) {
  const std::string name = callee.dotted();
  const auto* const found = std::ranges::find(kFunctions, name, &Callable::name);
  if (found != kFunctions.end()) return arguments >= found->least && arguments <= found->most;
  if (callee.form == Expression::Form::name) return arguments <= 1 && std::ranges::count(kErrors, name) > 0;
  const bool of_module = callee.form == Expression::Form::attribute && is_module(callee.parts.front().dotted());
  return callee.form == Expression::Form::attribute && !of_module && arguments == 0 &&
         std::ranges::count(kMethods, callee.word) > 0;
}

}  // namespace programs::script
