#include "programs/arguments.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

namespace programs {
namespace {

struct Range {
  std::int64_t low;
  std::int64_t high;
};

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

/// The range of the indices of a list.
constexpr Range places(std::size_t count) { return {0, static_cast<std::int64_t>(count) - 1}; }

/// The range of an argument, by its letter in the signature.
Range range_of(char letter, const Program& program) {
  switch (letter) {
    case 't': return places(kTaskSlots);
    case 'g': return places(kFutureSlots);
    case 'h': return places(kHandleSlots);
    case 'i': return places(kGeneratorSlots);
    case 's': return places(kGroupSlots);
    case 'b': return places(kCallbackSlots);
    case 'c': return places(kCounters);
    case 'o': return places(program.objects.size());
    case 'f': return places(program.functions.size());
    case 'x': return places(kCatches.size());
    case 'r': return places(kRaises.size());
    case 'w': return places(kReturnWhen.size());
    case 'u':
    case 'm': return {0, kMost};
    case 'l': return {-1, kMost};
    case 'p': return {1, kMost};
    default: return {std::numeric_limits<std::int64_t>::min(), kMost};
  }
}

bool numbers_fit(const Program& program, const Node& node) {
  std::string_view letters = signature(node.op);
  if (letters.ends_with('*')) letters.remove_suffix(1);
  if (letters.starts_with('?')) {
    if (node.arguments.empty()) return true;
    letters.remove_prefix(1);
  }
  return std::ranges::equal(node.arguments, letters, [&](std::int64_t argument, char letter) {
    const Range range = range_of(letter, program);
    return range.low <= argument && argument <= range.high;
  });
}

/// Whether the number of the object is in range.
bool object_fits(const Program& program, const Node& node) {
  const auto object = [&] { return program.objects[static_cast<std::size_t>(node.argument(0))].op; };
  switch (node.op) {
    case Op::with_: return is_acquirable(object()) || object() == Op::barrier;
    case Op::acquire:
    case Op::release:
    case Op::lock_state: return is_acquirable(object());
    case Op::set_event:
    case Op::clear_event:
    case Op::event_state:
    case Op::wait_event: return object() == Op::event;
    case Op::notify:
    case Op::notify_all:
    case Op::wait_condition:
    case Op::wait_condition_for: return object() == Op::condition;
    case Op::put_nowait:
    case Op::get_nowait:
    case Op::task_done:
    case Op::shutdown:
    case Op::queue_state:
    case Op::put:
    case Op::get:
    case Op::join_queue: return is_queue(object());
    case Op::barrier_state:
    case Op::wait_barrier:
    case Op::reset_barrier:
    case Op::abort_barrier: return object() == Op::barrier;
    default: return true;
  }
}

}  // namespace

bool arguments_fit(const Program& program, const Node& node) {
  const bool leaf = !signature(node.op).ends_with('*');
  return (!leaf || node.children.empty()) && numbers_fit(program, node) && object_fits(program, node) &&
         std::ranges::all_of(node.children, [&](const Node& child) { return arguments_fit(program, child); });
}

}  // namespace programs
