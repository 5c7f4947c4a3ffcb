#include "conformance/drawing.hpp"

namespace conformance::draw {

Drawing::Drawing(std::uint64_t seed) : random(seed) {
  const auto coroutines = random.between(2, 6);
  const auto generators = random.between(0, 2);
  const auto plain = random.between(0, 2);
  program.functions.resize(static_cast<std::size_t>(coroutines + generators + plain));
  runs.resize(program.functions.size(), 1);
  first_generator = static_cast<std::size_t>(coroutines);
  first_plain = static_cast<std::size_t>(coroutines + generators);
  for (auto& root : roots) root = static_cast<std::size_t>(random.between(1, coroutines - 1));
  for (std::size_t g = 0; g < kFutureSlots; ++g) {
    // A future created by the program may be awaited by anything that has it.
    levels.at(g) = g < kOwnFutures ? std::numeric_limits<std::size_t>::max()
                                   : static_cast<std::size_t>(random.between(1, coroutines - 1));
  }
  draw_objects();
}

void Drawing::draw_objects() {
  for (Op kind = Op::lock; kind <= Op::barrier; kind = static_cast<Op>(static_cast<int>(kind) + 1)) {
    for (std::int64_t count = random.below(5) / 2; count > 0; --count) {
      Node object = node(kind);
      if (kind == Op::semaphore || kind == Op::bounded_semaphore) object.arguments = {random.between(0, 2)};
      if (is_queue(kind)) object.arguments = {random.below(3)};
      const bool has_lock = kind == Op::condition && !program.objects.empty() && program.objects.front().op == Op::lock;
      if (has_lock && random.percent(50)) object.arguments = {0};
      if (kind == Op::barrier) object.arguments = {random.between(1, 3)};
      program.objects.push_back(std::move(object));
    }
  }
}

std::int64_t Drawing::delay() {
  if (!delays_.empty() && random.percent(20)) {
    return delays_[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(delays_.size())))];
  }
  return delays_.emplace_back(random.between(1'000, 2'000'000));
}

std::int64_t Drawing::limit() {
  if (random.percent(8)) return -1;
  return random.percent(12) ? 0 : delay();
}

std::int64_t Drawing::any_plain() {
  return random.between(static_cast<std::int64_t>(first_plain),
                        static_cast<std::int64_t>(program.functions.size()) - 1);
}

std::optional<std::int64_t> Drawing::any_generator(const Context& context) {
  if (first_generator == first_plain || context.function >= first_generator) return std::nullopt;
  const auto f = random.between(static_cast<std::int64_t>(first_generator), static_cast<std::int64_t>(first_plain) - 1);
  if (runs[static_cast<std::size_t>(f)] > kMostRuns / 4) return std::nullopt;
  return f;
}

std::int64_t Drawing::slot_above(const Context& context) {
  const auto slot = above(roots, context);
  return slot >= 0 && runs[roots.at(static_cast<std::size_t>(slot))] > kMostRuns ? -1 : slot;
}

std::int64_t Drawing::count_runs(const Node& node) const {
  const auto called = [&](std::size_t argument) { return runs.at(static_cast<std::size_t>(node.argument(argument))); };
  std::int64_t sum = 1;
  for (const Node& child : node.children) sum += count_runs(child);
  switch (node.op) {
    case Op::loop: return sum * node.argument(0);
    case Op::forever: return sum * 5;
    case Op::for_each: return sum * called(0);
    case Op::call:
    case Op::call_plain: return sum + called(0);
    case Op::soon:
    case Op::later:
    case Op::at:
    case Op::spawn_named:
    case Op::spawn: return sum + called(1);
    case Op::shared_spawn:
    case Op::group_spawn_named:
    case Op::group_spawn: return sum + called(2);
    default: return sum;
  }
}

}  // namespace conformance::draw
