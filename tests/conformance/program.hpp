// A random program, as one small description: a tree of statements. The interpreter runs it on coro, the printer makes
// Python of it, the shrinker takes parts away. A tree of one kind of node keeps all three small.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace conformance {

// What a statement is. `t` are the program's slots of tasks, `g` of futures, `h` of handles, `i` of generators, `s` of
// task groups, `b` of callbacks, `c` its counters, `o` its objects (locks, queues, ...) by their number; `f` is a
// function by its number, `k` what it is called with, `us` a delay in microseconds (-1: None), `tag` stands in what is
// printed, or names something. In brackets: what may stand below it. A coroutine object is a call, or one of asyncio's
// own coroutines; to be ensured are these, a join, a future that has one value, and a next: what ensure_future takes.
#define CONFORMANCE_OPS(OP)                                                                           \
  /* functions: their numbers are their places */                                                     \
  OP(coroutine) /* async def [statements] */                                                          \
  OP(generator) /* async def with yield [statements] */                                               \
  OP(plain)     /* def [statements that do not await, ifs] */                                         \
  /* objects: their numbers are their places */                                                       \
  OP(lock)                                                                                            \
  OP(event)                                                                                           \
  OP(condition)         /* o: the lock that it shares; nothing: its own */                            \
  OP(semaphore)         /* value */                                                                   \
  OP(bounded_semaphore) /* value */                                                                   \
  OP(queue)             /* maxsize */                                                                 \
  OP(priority_queue)    /* maxsize */                                                                 \
  OP(lifo_queue)        /* maxsize */                                                                 \
  OP(barrier)           /* parties */                                                                 \
  /* blocks */                                                                                        \
  OP(loop)               /* count [statements]: for _ in range(count) */                              \
  OP(forever)            /* [statements]: while True */                                               \
  OP(if_counter)         /* c, limit [statements]: if c < limit */                                    \
  OP(if_argument)        /* divisor [statements]: if n % divisor == 0 */                              \
  OP(try_)               /* [body, except_..., finally_] */                                           \
  OP(body)               /* [statements] */                                                           \
  OP(except_)            /* index into kCatches [statements] */                                       \
  OP(except_star)        /* the same, but no group; neither return, break nor continue out of it */   \
  OP(finally_)           /* [statements] */                                                           \
  OP(with_)              /* o [statements]: async with a lock, condition, semaphore, barrier */       \
  OP(timeout)            /* us, tag [statements]: async with asyncio.timeout(us) as wtag */           \
  OP(timeout_at)         /* the same with timeout_at: us from now */                                  \
  OP(enter_timeout)      /* tag of a timeout around it [statements]: async with wtag, once more */    \
  OP(group)              /* tag [statements]: async with asyncio.TaskGroup() as wtag */               \
  OP(enter_group)        /* s [statements]: async with s */                                           \
  OP(for_each)           /* f, k [statements]: async for x in f(k) */                                 \
  OP(for_each_of)        /* i [statements]: async for x in i */                                       \
  OP(as_completed)       /* us, tag [join, await_future, coroutine object]: awaits and prints each */ \
  OP(as_completed_tasks) /* us, tag [as above]: async for */                                          \
  OP(keep)               /* tag [coroutine object, body]: a variable ktag */                          \
  /* plain statements */                                                                              \
  OP(yield_)       /* value: x = yield value; outside of an except or finally */                      \
  OP(print)        /* tag */                                                                          \
  OP(print_caught) /* tag: the exception of the except around it */                                   \
  OP(raise)        /* index into kRaises, tag */                                                      \
  OP(raise_group)  /* tag [raise, raise_group] */                                                     \
  OP(reraise)      /* of the except around it */                                                      \
  OP(return_)      /* value */                                                                        \
  OP(return_x)     /* what was awaited last */                                                        \
  OP(break_)                                                                                          \
  OP(continue_)                                                                                       \
  OP(count)      /* c: c += 1 */                                                                      \
  OP(block)      /* us: time.sleep */                                                                 \
  OP(call_plain) /* f, k */                                                                           \
  /* tasks */                                                                                         \
  OP(spawn)                  /* t, f, k */                                                            \
  OP(spawn_named)            /* t, f, k, tag */                                                       \
  OP(group_spawn)            /* tag of a group around it, t, f, k */                                  \
  OP(group_spawn_named)      /* tag of a group around it, t, f, k, tag */                             \
  OP(spawn_coroutine)        /* t [coroutine object] */                                               \
  OP(ensure_future)          /* t [coroutine object, join] */                                         \
  OP(group_spawn_coroutine)  /* tag of a group around it, t [coroutine object] */                     \
  OP(make_group)             /* s */                                                                  \
  OP(share_group)            /* tag of a group around it, s */                                        \
  OP(shared_spawn)           /* s, t, f, k */                                                         \
  OP(shared_spawn_coroutine) /* s, t [coroutine object] */                                            \
  OP(cancel)                 /* t, tag */                                                             \
  OP(cancel_self)            /* tag */                                                                \
  OP(uncancel)               /* tag: of the running task */                                           \
  OP(cancelling)             /* tag: of the running task */                                           \
  OP(task_state)             /* t, tag */                                                             \
  OP(task_result)            /* t */                                                                  \
  OP(task_exception)         /* t */                                                                  \
  OP(done_callback)          /* t, tag */                                                             \
  OP(set_name)               /* t, tag */                                                             \
  OP(get_name)               /* t, tag */                                                             \
  OP(other_cancelling)       /* t, tag */                                                             \
  OP(other_uncancel)         /* t, tag */                                                             \
  OP(make_callback)          /* b, tag */                                                             \
  OP(add_callback)           /* t, b */                                                               \
  OP(remove_callback)        /* t, b, tag */                                                          \
  OP(task_name)              /* tag: of the running task */                                           \
  OP(current_name)           /* tag: the same, or None in a callback */                               \
  OP(nested_run)             /* f, k: asyncio.run, refused */                                         \
  OP(count_tasks)            /* tag: len(all_tasks()) */                                              \
  OP(reschedule)             /* tag of a timeout around it, us: from now */                           \
  OP(timeout_state)          /* tag of a timeout around it, tag */                                    \
  OP(timeout_when)           /* tag of a timeout around it, tag: how far off it is */                 \
  /* generators */                                                                                    \
  OP(open_generator) /* i, f, k */                                                                    \
  /* futures */                                                                                       \
  OP(make_future)      /* g */                                                                        \
  OP(make_gather)      /* g, return_exceptions [to be ensured] */                                     \
  OP(make_shield)      /* g [to be ensured] */                                                        \
  OP(set_result)       /* g, value */                                                                 \
  OP(set_exception)    /* g, tag */                                                                   \
  OP(cancel_future)    /* g, tag */                                                                   \
  OP(future_state)     /* g, tag */                                                                   \
  OP(future_result)    /* g */                                                                        \
  OP(future_exception) /* g */                                                                        \
  OP(future_callback)  /* g, tag */                                                                   \
  /* handles */                                                                                       \
  OP(soon)          /* h, f, k */                                                                     \
  OP(later)         /* h, f, k, us */                                                                 \
  OP(at)            /* h, f, k, us: that long from now */                                             \
  OP(cancel_handle) /* h, tag */                                                                      \
  OP(handle_when)   /* h, tag: how far off it is */                                                   \
  /* objects */                                                                                       \
  OP(release)       /* o: a lock, condition, semaphore */                                             \
  OP(lock_state)    /* o, tag: locked() of one of these */                                            \
  OP(set_event)     /* o */                                                                           \
  OP(clear_event)   /* o */                                                                           \
  OP(event_state)   /* o, tag */                                                                      \
  OP(notify)        /* o, n */                                                                        \
  OP(notify_all)    /* o */                                                                           \
  OP(put_nowait)    /* o, value */                                                                    \
  OP(get_nowait)    /* o */                                                                           \
  OP(task_done)     /* o */                                                                           \
  OP(shutdown)      /* o, immediate */                                                                \
  OP(queue_state)   /* o, tag */                                                                      \
  OP(barrier_state) /* o, tag */                                                                      \
  /* awaitables: as a statement, x = await ... */                                                     \
  OP(sleep)              /* us */                                                                     \
  OP(sleep_value)        /* us, value */                                                              \
  OP(call)               /* f, k */                                                                   \
  OP(join)               /* t */                                                                      \
  OP(await_future)       /* g */                                                                      \
  OP(await_self)         /* the running task: refused */                                              \
  OP(await_kept)         /* tag of a keep around it */                                                \
  OP(gather)             /* return_exceptions [to be ensured] */                                      \
  OP(wait_for)           /* us [awaitable] */                                                         \
  OP(shield)             /* [to be ensured, or a gather] */                                           \
  OP(wait)               /* index into kReturnWhen, us, tag [join] */                                 \
  OP(wait_coroutine)     /* [call]: wait, which refuses it */                                         \
  OP(to_thread)          /* f, k */                                                                   \
  OP(next)               /* i */                                                                      \
  OP(asend)              /* i, value; -1: None */                                                     \
  OP(athrow)             /* i [raise, raise_group] */                                                 \
  OP(next_or)            /* i, value: anext with a default */                                         \
  OP(aclose)             /* i */                                                                      \
  OP(acquire)            /* o: a lock, condition, semaphore */                                        \
  OP(wait_event)         /* o */                                                                      \
  OP(wait_condition)     /* o */                                                                      \
  OP(wait_condition_for) /* o, c, limit: until c >= limit */                                          \
  OP(put)                /* o, value */                                                               \
  OP(get)                /* o */                                                                      \
  OP(join_queue)         /* o */                                                                      \
  OP(wait_barrier)       /* o */                                                                      \
  OP(reset_barrier)      /* o */                                                                      \
  OP(abort_barrier)      /* o */

enum class Op : std::uint8_t {
#define CONFORMANCE_ENUMERATOR(name) name,
  CONFORMANCE_OPS(CONFORMANCE_ENUMERATOR)
#undef CONFORMANCE_ENUMERATOR
};
std::string_view name(Op op);
inline bool is_function(Op op) { return op <= Op::plain; }
inline bool is_object(Op op) { return op >= Op::lock && op <= Op::barrier; }
inline bool is_acquirable(Op op) {
  return op == Op::lock || op == Op::condition || op == Op::semaphore || op == Op::bounded_semaphore;
}
inline bool asks_generator(Op op) { return op >= Op::next && op <= Op::aclose; }
inline bool is_queue(Op op) { return op >= Op::queue && op <= Op::lifo_queue; }
/// What may stand behind an await.
inline bool is_awaitable(Op op) { return op >= Op::sleep; }
/// A coroutine object of a lock, an event, ...
inline bool waits_on_object(Op op) { return op >= Op::acquire; }

/// What an `except` names, and what a `raise` makes.
inline constexpr std::array<std::string_view, 11> kCatches{
    "ValueError",         "RuntimeError",      "asyncio.TimeoutError", "asyncio.CancelledError",
    "asyncio.QueueEmpty", "asyncio.QueueFull", "StopAsyncIteration",   "ExceptionGroup",
    "Exception",          "BaseException",     "BaseExceptionGroup"};
inline constexpr std::int64_t kCatchException = 8;      ///< index of "Exception"
inline constexpr std::int64_t kCatchBaseException = 9;  ///< index of "BaseException"
/// What `except*` may not name.
inline bool is_group(std::int64_t caught) { return kCatches.at(static_cast<std::size_t>(caught)).ends_with("Group"); }
inline constexpr std::array<std::string_view, 3> kReturnWhen{"ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"};
inline constexpr std::array<std::string_view, 3> kRaises{"ValueError", "RuntimeError", "asyncio.CancelledError"};

inline constexpr int kTaskSlots = 6;
inline constexpr int kOwnFutures = 3;                 // the first slots `g`: made by the program
inline constexpr int kFutureSlots = kOwnFutures + 2;  // the others: made by gather
inline constexpr int kHandleSlots = 3;
inline constexpr int kGeneratorSlots = 2;
inline constexpr int kGroupSlots = 1;
inline constexpr int kCallbackSlots = 2;
inline constexpr int kCounters = 2;

struct Node {
  Op op = Op::body;
  std::vector<std::int64_t> arguments;
  std::vector<Node> children;
  std::uint32_t line = 0;  ///< in the Python listing, once it has been printed

  [[nodiscard]] std::int64_t argument(std::size_t i) const { return arguments.at(i); }
  friend bool operator==(const Node&, const Node&) = default;
};

struct Program {
  std::vector<Node> objects;
  std::vector<Node> functions;  ///< the first is main
  std::uint32_t last_line = 0;  ///< of the Python listing, once it has been printed: asyncio.run(...)
};

/// Whether a plain function may be given to to_thread: it does not touch what belongs to the loop.
bool may_work_beside(const Node& function);

/// Whether it can be printed and run: what is named exists, and every statement stands where it may stand.
bool well_formed(const Program& program);

/// How many nodes it has.
std::size_t size(const Program& program);

/// One node a line, indented below its parent: "spawn 2 4 1".
std::string write(const Program& program);
/// @throws std::invalid_argument naming the line that is wrong; lines that begin with # are left out
Program read(std::string_view text);

}  // namespace conformance
