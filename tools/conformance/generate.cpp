#include "conformance/generate.hpp"

#include <span>

#include "conformance/draw.hpp"

namespace conformance {
namespace draw {
namespace {

struct Choice {
  int weight;
  Draw draw;
};

Nodes one_of(std::span<const Choice> choices, Drawing& d, const Context& context) {
  std::int64_t sum = 0;
  for (const Choice& choice : choices) sum += choice.weight;
  std::int64_t at = d.random.below(sum);
  for (const Choice& choice : choices) {
    if ((at -= choice.weight) < 0) return choice.draw(d, context);
  }
  return {};
}

// clang-format off
constexpr std::array kOfPlainFunctions{
    Choice{30, print}, Choice{15, block}, Choice{15, count}, Choice{15, cancel}, Choice{10, raise}, Choice{40, touch},
};

constexpr std::array kBlocks{
    Choice{10, loop},     Choice{8, condition}, Choice{25, try_statement}, Choice{12, timeout},
    Choice{12, for_each}, Choice{14, group},    Choice{8, keep},           Choice{8, try_group},
    Choice{4, return_early}, Choice{30, race},  Choice{12, tie},
};

constexpr std::array kSimple{
    Choice{60, print},       Choice{8, count},          Choice{5, block},        Choice{5, call_plain},
    Choice{10, raise},       Choice{3, leave_loop},
    Choice{70, spawn},       Choice{25, spawn_coroutine}, Choice{25, cancel},    Choice{15, own_task},
    Choice{15, look_at_task}, Choice{20, use_future},   Choice{8, make_gather},  Choice{8, use_handle},
    Choice{8, use_timeout},
    Choice{35, use_shared_group},
    Choice{120, use_object}, Choice{40, use_generator}, Choice{25, wait_for_several}, Choice{120, await},
};
// clang-format on

Nodes plain_statement(Drawing& d, const Context& context) {
  --d.left;
  return one_of(kOfPlainFunctions, d, context);
}

Node function(Drawing& d, std::size_t index) {
  const Context context{.function = index};
  d.left = index == 0 ? d.random.between(6, 16) : d.random.between(2, 8);
  d.runs[index] = 1;
  const bool plain = index >= d.first_plain;
  if (!plain && index >= d.first_generator) return generator(d, context);
  Node result = node(plain ? Op::plain : Op::coroutine);
  while (d.left > 0) append(result.children, plain ? plain_statement(d, context) : statement(d, context));
  if (d.random.percent(50))
    result.children.push_back(d.random.percent(70) ? node(Op::return_, {d.tag()}) : node(Op::return_x));
  return result;
}

}  // namespace

Nodes statement(Drawing& d, const Context& context) {
  --d.left;
  if (context.depth < 3 && d.random.percent(18)) return one_of(kBlocks, d, context);
  return one_of(kSimple, d, context);
}

Nodes statements(Drawing& d, const Context& outer, std::int64_t most) {
  Context context = outer;
  ++context.depth;
  Nodes result;
  for (std::int64_t i = d.random.between(1, most); i > 0; --i) append(result, statement(d, context));
  return result;
}

}  // namespace draw

programs::Program generate(std::uint64_t seed) {
  draw::Drawing d(seed);
  for (std::size_t i = d.program.functions.size(); i-- > 0;) {
    d.program.functions[i] = draw::function(d, i);
    d.runs[i] = d.count_runs(d.program.functions[i]);
  }
  return std::move(d.program);
}

}  // namespace conformance
