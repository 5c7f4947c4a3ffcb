#include "generate.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "random.hpp"

namespace conformance {
namespace {

constexpr std::int64_t kMostRuns = 250;  // statements that one call of a function runs at most

/// Where a statement is drawn.
struct Context {
  std::size_t function = 0;
  int depth = 0;
  bool in_loop = false;
  bool in_except = false;
};

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  Program generate() {
    const auto coroutines = static_cast<std::size_t>(random_.between(2, 6));
    const auto generators = static_cast<std::size_t>(random_.between(0, 2));
    const auto plain = static_cast<std::size_t>(random_.between(0, 2));
    program_.functions.resize(coroutines + generators + plain);
    runs_.resize(program_.functions.size(), 1);
    first_generator_ = coroutines;
    first_plain_ = coroutines + generators;
    for (auto& root : roots_)
      root = static_cast<std::size_t>(random_.between(1, static_cast<std::int64_t>(coroutines) - 1));
    for (std::size_t g = kOwnFutures; g < kFutureSlots; ++g)
      levels_.at(g) = static_cast<std::size_t>(random_.between(1, static_cast<std::int64_t>(coroutines) - 1));
    draw_objects();
    for (std::size_t i = program_.functions.size(); i-- > 0;) program_.functions[i] = function(i);
    return std::move(program_);
  }

 private:
  using Draw = std::vector<Node> (Generator::*)(const Context&);
  struct Choice {
    int weight;
    Draw draw;
  };

  static Node node(Op op, std::vector<std::int64_t> arguments = {}, std::vector<Node> children = {}) {
    return {op, std::move(arguments), std::move(children)};
  }

  Node function(std::size_t index) {
    Context context{.function = index};
    left_ = index == 0 ? random_.between(6, 16) : random_.between(2, 8);
    runs_[index] = 1;
    const bool plain = index >= first_plain_;
    if (!plain && index >= first_generator_) return generator(context);
    Node result = node(plain ? Op::plain : Op::coroutine);
    while (left_ > 0) append(result.children, plain ? plain_statement(context) : statement(context));
    if (random_.percent(50))
      result.children.push_back(random_.percent(70) ? node(Op::return_, {tag()}) : node(Op::return_x));
    runs_[index] = runs(result);
    return result;
  }

  Node generator(const Context& context) {
    Node result = node(Op::generator);
    if (random_.percent(40)) append(result.children, statement(context));
    for (std::int64_t i = random_.between(1, 2); i > 0; --i) append(result.children, yielding(context));
    if (random_.percent(40)) append(result.children, statement(context));
    runs_[context.function] = runs(result);
    return result;
  }

  /// One that yields, with blocks round it.
  std::vector<Node> yielding(const Context& outer) {
    Context context = outer;
    ++context.depth;
    std::vector<Node> result;
    if (random_.percent(40)) append(result, statement(context));
    if (context.depth < 4 && random_.percent(60)) {
      append(result, yielding(context));
    } else {
      result.push_back(node(Op::yield_, {tag()}));
    }
    if (random_.percent(40)) append(result, statement(context));
    switch (random_.below(4)) {
      case 0: return {node(Op::loop, {random_.between(2, 3)}, std::move(result))};
      case 1: return {node(Op::if_argument, {random_.between(1, 2)}, std::move(result))};
      case 2: return with_handlers(outer, std::move(result));
      default: return result;
    }
  }

  void draw_objects() {
    for (Op kind = Op::lock; kind <= Op::barrier; kind = static_cast<Op>(static_cast<int>(kind) + 1)) {
      for (std::int64_t count = random_.below(5) / 2; count > 0; --count) {
        Node object = node(kind);
        if (kind == Op::semaphore || kind == Op::bounded_semaphore) object.arguments = {random_.between(0, 2)};
        if (is_queue(kind)) object.arguments = {random_.below(3)};
        if (kind == Op::barrier) object.arguments = {random_.between(1, 3)};
        program_.objects.push_back(std::move(object));
      }
    }
  }

  /// How many statements a node runs at most.
  [[nodiscard]] std::int64_t runs(const Node& node) const {
    std::int64_t sum = 1;
    for (const Node& child : node.children) sum += runs(child);
    switch (node.op) {
      case Op::loop: return sum * node.argument(0);
      case Op::forever: return sum * 5;
      case Op::for_each: return sum * runs_.at(static_cast<std::size_t>(node.argument(0)));
      case Op::call:
      case Op::call_plain: return sum + runs_.at(static_cast<std::size_t>(node.argument(0)));
      case Op::soon:
      case Op::later:
      case Op::at:
      case Op::spawn_named:
      case Op::spawn: return sum + runs_.at(static_cast<std::size_t>(node.argument(1)));
      case Op::group_spawn: return sum + runs_.at(static_cast<std::size_t>(node.argument(2)));
      default: return sum;
    }
  }

  static void append(std::vector<Node>& nodes, std::vector<Node> more) {
    for (Node& node : more) nodes.push_back(std::move(node));
  }

  std::vector<Node> statements(const Context& outer, std::int64_t most) {
    Context context = outer;
    ++context.depth;
    std::vector<Node> result;
    for (std::int64_t i = random_.between(1, most); i > 0; --i) append(result, statement(context));
    return result;
  }

  template <std::size_t N>
  std::vector<Node> draw(const std::array<Choice, N>& choices, const Context& context) {
    std::int64_t sum = 0;
    for (const Choice& choice : choices) sum += choice.weight;
    std::int64_t at = random_.below(sum);
    for (const Choice& choice : choices) {
      if ((at -= choice.weight) < 0) return (this->*choice.draw)(context);
    }
    return {};
  }

  std::vector<Node> plain_statement(const Context& context) {
    static constexpr std::array<Choice, 5> kChoices{{
        {30, &Generator::print},
        {15, &Generator::block},
        {15, &Generator::count},
        {15, &Generator::cancel},
        {10, &Generator::raise},
    }};
    --left_;
    return draw(kChoices, context);
  }

  std::vector<Node> statement(const Context& context) {
    static constexpr std::array<Choice, 7> kBlocks{{
        {10, &Generator::loop},
        {8, &Generator::condition},
        {25, &Generator::try_statement},
        {12, &Generator::timeout},
        {12, &Generator::for_each},
        {14, &Generator::group},
        {4, &Generator::return_early},
    }};
    static constexpr std::array<Choice, 17> kSimple{{
        {60, &Generator::print},
        {8, &Generator::count},
        {5, &Generator::block},
        {5, &Generator::call_plain},
        {70, &Generator::spawn},
        {25, &Generator::cancel},
        {15, &Generator::own_task},
        {15, &Generator::look_at_task},
        {10, &Generator::raise},
        {20, &Generator::use_future},
        {8, &Generator::make_gather},
        {8, &Generator::use_handle},
        {120, &Generator::use_object},
        {20, &Generator::use_generator},
        {25, &Generator::wait_for_several},
        {120, &Generator::await},
        {3, &Generator::leave_loop},
    }};
    --left_;
    if (context.depth < 3 && random_.percent(18)) return draw(kBlocks, context);
    return draw(kSimple, context);
  }

  // Blocks.

  std::vector<Node> loop(const Context& context) {
    Context inside = context;
    inside.in_loop = true;
    return {node(Op::loop, {random_.between(2, 3)}, statements(inside, 3))};
  }

  std::vector<Node> condition(const Context& context) {
    if (random_.percent(50)) return {node(Op::if_argument, {random_.between(2, 3)}, statements(context, 3))};
    return {node(Op::if_counter, {random_.below(kCounters), random_.between(1, 3)}, statements(context, 3))};
  }

  std::vector<Node> try_statement(const Context& context) { return with_handlers(context, statements(context, 4)); }

  std::vector<Node> with_handlers(const Context& context, std::vector<Node> body) {
    Node result = node(Op::try_, {}, {node(Op::body, {}, std::move(body))});
    const bool ends = random_.percent(40);
    const std::int64_t handlers = random_.between(ends ? 0 : 1, 2);
    Context inside = context;
    inside.in_except = true;
    for (std::int64_t i = 0; i < handlers; ++i) result.children.push_back(handler(inside));
    if (ends) {
      inside.in_loop = false;  // neither break nor continue out of a finally
      inside.in_except = context.in_except;
      result.children.push_back(node(Op::finally_, {}, statements(inside, 2)));
    }
    return {result};
  }

  std::vector<Node> timeout(const Context& context) {
    const std::int64_t name = tag();
    Node result = node(Op::timeout, {limit(), name}, statements(context, 4));
    auto& body = result.children;
    if (random_.percent(15)) body.insert(body.begin() + random_.below(2), node(Op::reschedule, {name, limit()}));
    if (random_.percent(10)) body.push_back(node(Op::timeout_state, {name, tag()}));
    return guarded(context, std::move(result));
  }

  std::vector<Node> group(const Context& context) {
    const std::int64_t name = tag();
    std::vector<Node> body;
    for (std::int64_t i = random_.between(1, 3); i > 0; --i) {
      if (random_.percent(30)) append(body, statements(context, 1));
      const auto slot = slot_above(context);
      if (slot < 0) continue;
      const auto function = static_cast<std::int64_t>(roots_.at(static_cast<std::size_t>(slot)));
      body.push_back(node(Op::group_spawn, {name, slot, function, argument()}));
    }
    if (random_.percent(40)) append(body, statements(context, 2));
    return guarded(context, node(Op::group, {name}, std::move(body)));
  }

  /// wait, as_completed
  std::vector<Node> wait_for_several(const Context& context) {
    std::vector<Node> tasks;
    for (std::int64_t i = random_.between(0, 3); i > 0; --i) {
      if (auto task = join(context)) tasks.push_back(std::move(*task));
    }
    if (random_.percent(40)) return guarded(context, node(Op::as_completed, {limit(), tag()}, std::move(tasks)));
    const auto until = random_.below(kReturnWhen.size());
    return guarded(context, node(Op::wait, {until, limit(), tag()}, std::move(tasks)));
  }

  std::vector<Node> for_each(const Context& context) {
    const auto f = any_generator(context);
    if (!f) return loop(context);
    Context inside = context;
    inside.in_loop = true;
    std::vector<Node> body = statements(inside, 2);
    if (random_.percent(30)) {
      body.push_back(node(Op::if_counter, {random_.below(kCounters), random_.between(1, 3)}, {node(Op::break_)}));
    }
    return {node(Op::for_each, {*f, argument()}, std::move(body))};
  }

  std::vector<Node> use_generator(const Context& context) {
    const auto f = any_generator(context);
    if (!f) return print(context);
    const auto slot = random_.below(kGeneratorSlots);
    switch (random_.below(6)) {
      case 0:
      case 1: return {node(Op::open_generator, {slot, *f, argument()})};
      case 2: return guarded(context, node(Op::aclose, {slot}));
      default: return guarded(context, node(Op::next, {slot}));
    }
  }

  std::optional<std::int64_t> any_generator(const Context& context) {
    if (first_generator_ == first_plain_ || context.function >= first_generator_) return std::nullopt;
    const auto f =
        random_.between(static_cast<std::int64_t>(first_generator_), static_cast<std::int64_t>(first_plain_) - 1);
    if (runs_[static_cast<std::size_t>(f)] > kMostRuns / 4) return std::nullopt;
    return f;
  }

  Node handler(const Context& context) {
    Node result = node(Op::except_, {random_.below(kCatches.size())}, {});
    if (random_.percent(70)) result.children.push_back(node(Op::print_caught, {tag()}));
    append(result.children, statements(context, 2));
    if (random_.percent(15)) result.children.push_back(node(Op::reraise));
    return result;
  }

  std::vector<Node> return_early(const Context& context) {
    Node early = node(Op::if_argument, {random_.between(2, 3)}, {node(Op::return_, {tag()})});
    if (context.depth == 0) return {early};
    return {node(Op::return_, {tag()})};
  }

  std::vector<Node> leave_loop(const Context& context) {
    if (!context.in_loop) return print(context);
    return {node(Op::if_counter, {random_.below(kCounters), random_.between(1, 3)},
                 {node(random_.percent(50) ? Op::break_ : Op::continue_)})};
  }

  // Simple statements.

  std::vector<Node> print(const Context& /*context*/) { return {node(Op::print, {tag()})}; }
  std::vector<Node> count(const Context& /*context*/) { return {node(Op::count, {random_.below(kCounters)})}; }
  std::vector<Node> block(const Context& /*context*/) { return {node(Op::block, {delay()})}; }
  std::vector<Node> raise(const Context& /*context*/) {
    Node raise = node(Op::raise, {random_.below(kRaises.size()), tag()});
    if (random_.percent(30)) return {std::move(raise)};
    return {node(Op::if_argument, {random_.between(2, 3)}, {std::move(raise)})};
  }

  std::vector<Node> call_plain(const Context& context) {
    if (first_plain_ == program_.functions.size()) return print(context);
    return {node(Op::call_plain, {any_plain(), argument()})};
  }

  std::vector<Node> use_handle(const Context& context) {
    if (first_plain_ == program_.functions.size()) return print(context);
    const auto handle = random_.below(kHandleSlots);
    switch (random_.below(6)) {
      case 0: return {node(Op::soon, {handle, any_plain(), argument()})};
      case 1: return {node(Op::at, {handle, any_plain(), argument(), delay()})};
      case 2: return {node(Op::cancel_handle, {handle, tag()})};
      default: return {node(Op::later, {handle, any_plain(), argument(), random_.percent(15) ? 0 : delay()})};
    }
  }

  std::vector<Node> spawn(const Context& context) {
    const auto slot = slot_above(context);
    if (slot < 0) return print(context);
    const auto function = static_cast<std::int64_t>(roots_.at(static_cast<std::size_t>(slot)));
    if (random_.percent(10)) return {node(Op::spawn_named, {slot, function, argument(), tag()})};
    return {node(Op::spawn, {slot, function, argument()})};
  }

  std::vector<Node> cancel(const Context& /*context*/) { return {node(Op::cancel, {any_slot(), tag()})}; }

  std::vector<Node> own_task(const Context& context) {
    // In main only: while the loop is closed, asyncio counts tasks of its own, too.
    if (context.function == 0 && random_.percent(25)) return {node(Op::count_tasks, {tag()})};
    if (context.function == 0 || random_.percent(80)) {
      static constexpr std::array kOps{Op::uncancel, Op::cancelling, Op::task_name};
      return {node(kOps.at(static_cast<std::size_t>(random_.below(kOps.size()))), {tag()})};
    }
    return {node(Op::cancel_self, {tag()})};
  }

  std::vector<Node> look_at_task(const Context& context) {
    switch (random_.below(4)) {
      case 0: return {node(Op::done_callback, {any_slot(), tag()})};
      case 1: return guarded(context, node(Op::task_result, {any_slot()}));
      case 2: return guarded(context, node(Op::task_exception, {any_slot()}));
      default: return {node(Op::task_state, {any_slot(), tag()})};
    }
  }

  std::vector<Node> use_future(const Context& context) {
    const auto own = random_.below(kOwnFutures);
    switch (random_.below(6)) {
      case 0: return guarded(context, node(Op::set_result, {own, tag()}));
      case 1: return guarded(context, node(Op::set_exception, {own, tag()}));
      case 2: return {node(Op::cancel_future, {random_.below(kFutureSlots), tag()})};
      case 3: return {node(Op::future_state, {random_.below(kFutureSlots), tag()})};
      default: return {node(Op::make_future, {own})};
    }
  }

  std::vector<Node> make_gather(const Context& context) {
    if (random_.percent(30)) {
      auto child = gathered(context);
      if (child) return {node(Op::make_shield, {random_.below(kOwnFutures)}, {std::move(*child)})};
    }
    const auto g = random_.between(kOwnFutures, kFutureSlots - 1);
    Context below = context;
    below.function = std::max(context.function, levels_.at(static_cast<std::size_t>(g)) - 1);
    Node result = node(Op::make_gather, {g, random_.below(2)});
    for (std::int64_t i = random_.between(0, 3); i > 0; --i) {
      if (auto child = gathered(below)) result.children.push_back(std::move(*child));
    }
    return {result};
  }

  // Objects.

  std::vector<Node> use_object(const Context& context) {
    if (program_.objects.empty()) return print(context);
    const auto o = random_.below(static_cast<std::int64_t>(program_.objects.size()));
    const Op kind = program_.objects[static_cast<std::size_t>(o)].op;
    if (kind == Op::condition) return use_condition(o, context);
    if (is_acquirable(kind)) return use_lock(o, context);
    if (kind == Op::event) return use_event(o, context);
    if (kind == Op::barrier) return use_barrier(o, context);
    return use_queue(o, context);
  }

  std::vector<Node> holding(std::int64_t o, const Context& context, std::vector<Node> first = {}) {
    append(first, statements(context, 2));
    return {node(Op::with_, {o}, std::move(first))};
  }

  std::vector<Node> use_lock(std::int64_t o, const Context& context) {
    const std::int64_t at = random_.below(100);
    if (at < 55 && context.depth < 4) return holding(o, context);
    if (at < 75) return guarded(context, node(Op::acquire, {o}));
    if (at < 92) return guarded(context, node(Op::release, {o}));
    return {node(Op::lock_state, {o, tag()})};
  }

  std::vector<Node> use_condition(std::int64_t o, const Context& context) {
    if (random_.percent(20)) return use_lock(o, context);
    Node used = on_condition(o);
    if (context.depth < 4 && random_.percent(85)) return holding(o, context, {std::move(used)});
    return guarded(context, std::move(used));
  }
  Node on_condition(std::int64_t o) {
    switch (random_.below(5)) {
      case 0: return node(Op::wait_condition, {o});
      case 1: return node(Op::wait_condition_for, {o, random_.below(kCounters), random_.between(0, 3)});
      case 2: return node(Op::notify_all, {o});
      default: return node(Op::notify, {o, random_.between(0, 2)});
    }
  }

  std::vector<Node> use_event(std::int64_t o, const Context& context) {
    switch (random_.below(8)) {
      case 0: return {node(Op::clear_event, {o})};
      case 1: return {node(Op::event_state, {o, tag()})};
      case 2:
      case 3:
      case 4: return {node(Op::set_event, {o})};
      default: return guarded(context, node(Op::wait_event, {o}));
    }
  }

  std::vector<Node> use_queue(std::int64_t o, const Context& context) {
    const std::int64_t at = random_.below(100);
    if (at < 30) return guarded(context, node(Op::put, {o, random_.below(10)}));
    if (at < 55) return guarded(context, node(Op::get, {o}));
    if (at < 65) return guarded(context, node(Op::put_nowait, {o, random_.below(10)}));
    if (at < 72) return guarded(context, node(Op::get_nowait, {o}));
    if (at < 80) return guarded(context, node(Op::task_done, {o}));
    if (at < 85) return guarded(context, node(Op::join_queue, {o}));
    if (at < 87) return {node(Op::shutdown, {o, random_.below(2)})};
    if (at < 93) return {node(Op::queue_state, {o, tag()})};
    if (context.depth > 2 || context.function == 0) return print(context);
    Node consumer = node(Op::forever, {}, {node(Op::get, {o}), node(Op::print, {tag()})});
    if (random_.percent(50)) consumer.children.push_back(node(Op::sleep, {delay()}));
    if (random_.percent(50)) consumer.children.push_back(node(Op::task_done, {o}));
    return {std::move(consumer)};
  }

  std::vector<Node> use_barrier(std::int64_t o, const Context& context) {
    const std::int64_t at = random_.below(100);
    if (at < 60) return guarded(context, node(Op::wait_barrier, {o}));
    if (at < 75 && context.depth < 4) return holding(o, context);
    if (at < 85) return {node(Op::barrier_state, {o, tag()})};
    return guarded(context, node(at < 93 ? Op::reset_barrier : Op::abort_barrier, {o}));
  }

  /// In a try that prints what is raised, mostly.
  std::vector<Node> guarded(const Context& context, Node risky) {
    if (context.function == 0 && is_awaitable(risky.op) && risky.op != Op::wait_for && random_.percent(80)) {
      risky = in_time(std::move(risky));
    }
    if (context.depth >= 4 || random_.percent(context.function == 0 ? 3 : 20)) return {std::move(risky)};
    const std::int64_t what = random_.percent(70) ? kCatchException : kCatchBaseException;
    std::vector<Node> body{std::move(risky)};
    if (random_.percent(40)) body.push_back(node(Op::print, {tag()}));
    return {node(Op::try_, {},
                 {node(Op::body, {}, std::move(body)), node(Op::except_, {what}, {node(Op::print_caught, {tag()})})})};
  }

  /// Awaits no longer than a while, so that main gets on.
  Node in_time(Node awaited) {
    if (random_.percent(50) && awaited.op != Op::await_self && awaited.op != Op::aclose && awaited.op != Op::wait) {
      return node(Op::wait_for, {delay()}, {std::move(awaited)});
    }
    return node(Op::timeout, {delay(), tag()}, {std::move(awaited)});
  }

  // What is awaited.

  std::vector<Node> await(const Context& context) {
    Node awaited = awaitable(context);
    const bool calm = awaited.op == Op::sleep;
    if (calm || (context.function != 0 && random_.percent(50))) return {std::move(awaited)};
    return guarded(context, std::move(awaited));
  }

  Node awaitable(const Context& context) {
    if (random_.percent(12)) {
      Node child = plain_awaitable(context);
      if (random_.percent(10)) child = node(Op::wait_for, {limit()}, {std::move(child)});
      return node(Op::wait_for, {limit()}, {std::move(child)});
    }
    return random_.percent(2) ? node(Op::await_self) : plain_awaitable(context);
  }

  Node plain_awaitable(const Context& context) {
    const std::int64_t at = random_.below(100);
    if (at < 20) {
      if (auto child = call(context)) return *child;
    } else if (at < 45) {
      if (auto child = join(context)) return *child;
    } else if (at < 55) {
      if (auto future = above(levels_, context); future >= 0) return node(Op::await_future, {future});
    } else if (at < 60) {
      if (auto child = gathered(context)) return node(Op::shield, {}, {std::move(*child)});
    } else if (at < 70) {
      Node result = node(Op::gather, {random_.below(2)});
      for (std::int64_t i = random_.between(0, 3); i > 0; --i) {
        if (auto child = gathered(context)) result.children.push_back(std::move(*child));
      }
      return result;
    } else if (at < 76) {
      if (auto work = worker_call(context)) return *work;
    }
    const std::int64_t us = random_.percent(20) ? 0 : delay();
    return random_.percent(15) ? node(Op::sleep_value, {us, tag()}) : node(Op::sleep, {us});
  }

  /// In main only: what a worker does that is busy when run() ends is a matter of real time.
  std::optional<Node> worker_call(const Context& context) {
    if (context.function != 0 || first_plain_ == program_.functions.size()) return std::nullopt;
    const std::int64_t f = any_plain();
    if (!may_work_beside(program_.functions[static_cast<std::size_t>(f)])) return std::nullopt;
    return node(Op::to_thread, {f, argument()});
  }

  std::optional<Node> call(const Context& context) {
    const auto low = static_cast<std::int64_t>(context.function) + 1;
    const auto high = static_cast<std::int64_t>(first_generator_) - 1;
    if (low > high) return std::nullopt;
    const std::int64_t f = random_.between(low, high);
    if (runs_[static_cast<std::size_t>(f)] > kMostRuns) return std::nullopt;
    return node(Op::call, {f, argument()});
  }

  std::optional<Node> join(const Context& context) {
    const auto slot = slot_above(context);
    if (slot < 0) return std::nullopt;
    return node(Op::join, {slot});
  }

  std::optional<Node> gathered(const Context& context) { return random_.percent(60) ? call(context) : join(context); }

  /// An entry whose function comes after the one that is drawn; -1 where there is none.
  template <std::size_t N>
  std::int64_t above(const std::array<std::size_t, N>& functions, const Context& context) {
    std::vector<std::int64_t> found;
    for (std::size_t i = 0; i < N; ++i) {
      if (functions.at(i) > context.function) found.push_back(static_cast<std::int64_t>(i));
    }
    return found.empty() ? -1 : found[static_cast<std::size_t>(random_.below(static_cast<std::int64_t>(found.size())))];
  }
  std::int64_t slot_above(const Context& context) {
    const auto slot = above(roots_, context);
    return slot >= 0 && runs_[roots_.at(static_cast<std::size_t>(slot))] > kMostRuns ? -1 : slot;
  }
  std::int64_t any_plain() {
    return random_.between(static_cast<std::int64_t>(first_plain_),
                           static_cast<std::int64_t>(program_.functions.size()) - 1);
  }
  std::int64_t any_slot() { return random_.below(kTaskSlots); }

  std::int64_t argument() { return random_.below(7); }
  std::int64_t tag() { return ++tags_; }

  /// Microseconds. Sums of different ones do not meet; the same one at the same instant is fine.
  std::int64_t delay() {
    if (!delays_.empty() && random_.percent(20)) {
      return delays_[static_cast<std::size_t>(random_.below(static_cast<std::int64_t>(delays_.size())))];
    }
    return delays_.emplace_back(random_.between(1'000, 2'000'000));
  }

  /// Whoever holds one may await it.
  static std::array<std::size_t, kFutureSlots> own_futures() {
    std::array<std::size_t, kFutureSlots> levels{};
    levels.fill(std::numeric_limits<std::size_t>::max());
    return levels;
  }

  /// For timeouts: none, at once, or a delay.
  std::int64_t limit() {
    if (random_.percent(8)) return -1;
    return random_.percent(12) ? 0 : delay();
  }

  Random random_;
  Program program_;
  std::vector<std::int64_t> runs_;  // by function: statements that a call runs at most
  std::size_t first_generator_ = 0;
  std::size_t first_plain_ = 0;
  std::array<std::size_t, kTaskSlots> roots_{};                   // the function that the tasks of a slot run
  std::array<std::size_t, kFutureSlots> levels_ = own_futures();  // a gather waits for tasks of this function or later
  std::vector<std::int64_t> delays_;
  std::int64_t left_ = 0;
  std::int64_t tags_ = 0;
};

}  // namespace

Program generate(std::uint64_t seed) { return Generator(seed).generate(); }

}  // namespace conformance
