// A random program, as one small description: a tree of statements. The interpreter runs it on coro, the printer makes
// Python of it, the shrinker takes parts away. A tree of one kind of node keeps all three small.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace conformance {

// What a statement is. `t` are the program's slots of tasks, `g` of futures, `h` of handles, `c` its counters,
// `o` its objects (locks, queues, ...); `f` is a function by its number, `k` what it is called with, `us` a delay in
// microseconds, `tag` stands in what is printed. A name in brackets: what may stand below it.
#define CONFORMANCE_OPS(OP)                                             \
  /* functions and blocks */                                            \
  OP(coroutine)   /* async def, its number is its place [statements] */ \
  OP(plain)       /* def [statements that do not await] */              \
  OP(loop)        /* count [statements]: for _ in range(count) */       \
  OP(forever)     /* [statements]: while True */                        \
  OP(if_counter)  /* c, limit [statements]: if c < limit */             \
  OP(if_argument) /* divisor [statements]: if n % divisor == 0 */       \
  OP(try_)        /* [body, except_..., finally_] */                    \
  OP(body)        /* [statements] */                                    \
  OP(except_)     /* index into kCatches [statements] */                \
  OP(finally_)    /* [statements] */                                    \
  /* plain statements */                                                \
  OP(print)        /* tag */                                            \
  OP(print_caught) /* tag: the exception of the except around it */     \
  OP(raise)        /* index into kRaises, tag */                        \
  OP(reraise)      /* of the except around it */                        \
  OP(return_)      /* value */                                          \
  OP(return_x)     /* what was awaited last */                          \
  OP(break_)                                                            \
  OP(continue_)                                                         \
  OP(count)      /* c: c += 1 */                                        \
  OP(block)      /* us: time.sleep */                                   \
  OP(call_plain) /* f, k */                                             \
  /* tasks */                                                           \
  OP(spawn)          /* t, f, k */                                      \
  OP(cancel)         /* t, tag */                                       \
  OP(cancel_self)    /* tag */                                          \
  OP(uncancel)       /* tag: of the running task */                     \
  OP(cancelling)     /* tag: of the running task */                     \
  OP(task_state)     /* t, tag */                                       \
  OP(task_result)    /* t */                                            \
  OP(task_exception) /* t */                                            \
  OP(done_callback)  /* t, tag */                                       \
  OP(task_name)      /* tag: of the running task */                     \
  /* futures */                                                         \
  OP(make_future)   /* g */                                             \
  OP(make_gather)   /* g, return_exceptions [awaitables] */             \
  OP(set_result)    /* g, value */                                      \
  OP(set_exception) /* g, tag */                                        \
  OP(cancel_future) /* g, tag */                                        \
  OP(future_state)  /* g, tag */                                        \
  /* awaitables: as a statement, x = await ... */                       \
  OP(sleep)        /* us */                                             \
  OP(call)         /* f, k */                                           \
  OP(join)         /* t */                                              \
  OP(await_future) /* g */                                              \
  OP(gather)       /* return_exceptions [call, join] */

enum class Op : std::uint8_t {
#define CONFORMANCE_ENUMERATOR(name) name,
  CONFORMANCE_OPS(CONFORMANCE_ENUMERATOR)
#undef CONFORMANCE_ENUMERATOR
};
std::string_view name(Op op);

/// What an `except` names, and what a `raise` makes.
inline constexpr std::array<std::string_view, 6> kCatches{
    "ValueError", "RuntimeError", "asyncio.TimeoutError", "asyncio.CancelledError", "Exception", "BaseException"};
inline constexpr std::array<std::string_view, 3> kRaises{"ValueError", "RuntimeError", "asyncio.CancelledError"};

inline constexpr int kTaskSlots = 6;
inline constexpr int kOwnFutures = 3;                 // the first slots `g`: made by the program
inline constexpr int kFutureSlots = kOwnFutures + 2;  // the others: made by gather
inline constexpr int kCounters = 2;

struct Node {
  Op op = Op::body;
  std::vector<std::int64_t> arguments;
  std::vector<Node> children;
  std::uint32_t line = 0;  ///< in the Python listing, once it has been printed

  [[nodiscard]] std::int64_t argument(std::size_t i) const { return arguments.at(i); }
};

struct Program {
  std::vector<Node> functions;  ///< the first is main
};

/// Whether it can be printed and run: what is named exists, and every statement stands where it may stand.
bool well_formed(const Program& program);

/// How many nodes it has.
std::size_t size(const Program& program);

/// One node a line, indented below its parent: "spawn 2 4 1".
std::string write(const Program& program);
/// @throws std::invalid_argument naming the line that is wrong; lines that begin with # are left out
Program read(std::string_view text);

}  // namespace conformance
