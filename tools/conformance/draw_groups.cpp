// Task groups.
#include "conformance/draw.hpp"

namespace conformance::draw {
namespace {

/// Another task of the group with this tag, or of that in a shared slot.
std::optional<Node> spawn_in(Drawing& d, bool shared, std::int64_t group, const Context& context) {
  if (d.random.percent(30)) {
    const auto slot = d.any_slot();
    Node child = coroutine_object(d, d.inside_slot(slot, context));
    return node(shared ? Op::shared_spawn_coroutine : Op::group_spawn_coroutine, {group, slot}, {std::move(child)});
  }
  const auto slot = d.slot_above(context);
  if (slot < 0) return std::nullopt;
  if (!shared && d.random.percent(10)) {
    return node(Op::group_spawn_named, {group, slot, d.root(slot), d.argument(), d.tag()});
  }
  return node(shared ? Op::shared_spawn : Op::group_spawn, {group, slot, d.root(slot), d.argument()});
}

}  // namespace

std::optional<Node> group_spawn(Drawing& d, std::int64_t group, const Context& context) {
  return spawn_in(d, false, group, context);
}

Nodes group(Drawing& d, const Context& context) {
  const std::int64_t name = d.tag();
  Nodes body;
  if (d.random.percent(60)) body.push_back(node(Op::share_group, {name, d.random.below(kGroupSlots)}));
  for (std::int64_t i = d.random.between(1, 3); i > 0; --i) {
    if (d.random.percent(30)) append(body, statements(d, context, 1));
    if (auto spawned = group_spawn(d, name, context)) body.push_back(std::move(*spawned));
  }
  if (d.random.percent(40)) append(body, statements(d, context, 2));
  Node group = node(Op::group, {name}, std::move(body));
  if (context.depth < 3 && d.random.percent(30)) return with_handlers(d, context, {std::move(group)});
  return guarded(d, context, std::move(group));
}

Nodes use_shared_group(Drawing& d, const Context& context) {
  const auto group = d.random.below(kGroupSlots);
  const std::int64_t at = d.random.below(100);
  if (at < 12) return {node(Op::make_group, {group})};
  if (at < 25 && context.depth < 4) {
    return guarded(d, context, node(Op::enter_group, {group}, statements(d, context, 2)));
  }
  auto spawned = spawn_in(d, true, group, context);
  return spawned ? guarded(d, context, std::move(*spawned)) : print(d, context);
}

}  // namespace conformance::draw
