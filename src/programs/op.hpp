// The kinds of statements of a program, each with its arguments and the nodes that may be below it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace programs {

// `t` are the program's slots of tasks, `g` of futures, `h` of handles, `i` of generators, `s` of task groups, `b` of
// callbacks, `c` its counters, `o` its objects (locks, queues, ...) by their number; `f` is a function by its number,
// `k` its argument, `us` a delay in microseconds (-1: None), `tag` is part of the output, or a name. In brackets: the
// nodes that may be below it. A coroutine object is a call, or one of asyncio's own coroutines; "to be ensured" are
// these, a join, a future of one value, and a next: the arguments of ensure_future.
//
// The string lists the arguments again, one letter each, for the checks: a slot or a number as above (t g h i s b c o
// f), d: a tag, x r w: an index into kCatches, kRaises, kReturnWhen, u: microseconds, l: these or -1, n: any number, m:
// 0 or more, p: 1 or more. Arguments after a ? are optional; * means that nodes may be below it.
#define PROGRAMS_OPS(OP)                                                                                     \
  /* functions: their numbers are their places */                                                            \
  OP(coroutine, "*") /* async def [statements] */                                                            \
  OP(generator, "*") /* async def with yield [statements] */                                                 \
  OP(plain, "*")     /* def [statements that do not await, ifs] */                                           \
  /* objects: their numbers are their places */                                                              \
  OP(lock, "")                                                                                               \
  OP(event, "")                                                                                              \
  OP(condition, "?o")        /* o: the lock that it shares; absent: its own lock */                          \
  OP(semaphore, "m")         /* value */                                                                     \
  OP(bounded_semaphore, "m") /* value */                                                                     \
  OP(queue, "n")             /* maxsize */                                                                   \
  OP(priority_queue, "n")    /* maxsize */                                                                   \
  OP(lifo_queue, "n")        /* maxsize */                                                                   \
  OP(barrier, "p")           /* parties */                                                                   \
  /* blocks */                                                                                               \
  OP(loop, "n*")                /* count [statements]: for _ in range(count) */                              \
  OP(forever, "*")              /* [statements]: while True */                                               \
  OP(if_counter, "cn*")         /* c, limit [statements]: if c < limit */                                    \
  OP(if_argument, "p*")         /* divisor [statements]: if n % divisor == 0 */                              \
  OP(try_, "*")                 /* [body, except_..., finally_] */                                           \
  OP(body, "*")                 /* [statements] */                                                           \
  OP(except_, "x*")             /* index into kCatches [statements] */                                       \
  OP(except_star, "x*")         /* the same, but no group; neither return, break nor continue out of it */   \
  OP(finally_, "*")             /* [statements] */                                                           \
  OP(with_, "o*")               /* o [statements]: async with a lock, condition, semaphore, barrier */       \
  OP(timeout, "ld*")            /* us, tag [statements]: async with asyncio.timeout(us) as wtag */           \
  OP(timeout_at, "ld*")         /* the same with timeout_at: us from now */                                  \
  OP(enter_timeout, "d*")       /* tag of a timeout around it [statements]: async with wtag again */         \
  OP(group, "d*")               /* tag [statements]: async with asyncio.TaskGroup() as wtag */               \
  OP(enter_group, "s*")         /* s [statements]: async with s */                                           \
  OP(for_each, "fn*")           /* f, k [statements]: async for x in f(k) */                                 \
  OP(for_each_of, "i*")         /* i [statements]: async for x in i */                                       \
  OP(as_completed, "ld*")       /* us, tag [join, await_future, coroutine object]: awaits and prints each */ \
  OP(as_completed_tasks, "ld*") /* us, tag [as above]: async for */                                          \
  OP(keep, "d*")                /* tag [coroutine object, body]: a variable ktag */                          \
  /* plain statements */                                                                                     \
  OP(yield_, "n")       /* value: x = yield value; outside of an except or finally */                        \
  OP(print, "d")        /* tag */                                                                            \
  OP(print_caught, "d") /* tag: the exception of the except around it */                                     \
  OP(raise, "rd")       /* index into kRaises, tag */                                                        \
  OP(raise_group, "d*") /* tag [raise, raise_group] */                                                       \
  OP(reraise, "")       /* of the except around it */                                                        \
  OP(return_, "n")      /* value */                                                                          \
  OP(return_x, "")      /* the latest awaited value */                                                       \
  OP(break_, "")                                                                                             \
  OP(continue_, "")                                                                                          \
  OP(count, "c")       /* c: c += 1 */                                                                       \
  OP(block, "u")       /* us: time.sleep */                                                                  \
  OP(call_plain, "fn") /* f, k */                                                                            \
  /* tasks */                                                                                                \
  OP(spawn, "tfn")                  /* t, f, k */                                                            \
  OP(spawn_named, "tfnd")           /* t, f, k, tag */                                                       \
  OP(group_spawn, "dtfn")           /* tag of a group around it, t, f, k */                                  \
  OP(group_spawn_named, "dtfnd")    /* tag of a group around it, t, f, k, tag */                             \
  OP(spawn_coroutine, "t*")         /* t [coroutine object] */                                               \
  OP(ensure_future, "t*")           /* t [coroutine object, join] */                                         \
  OP(group_spawn_coroutine, "dt*")  /* tag of a group around it, t [coroutine object] */                     \
  OP(make_group, "s")               /* s */                                                                  \
  OP(share_group, "ds")             /* tag of a group around it, s */                                        \
  OP(shared_spawn, "stfn")          /* s, t, f, k */                                                         \
  OP(shared_spawn_coroutine, "st*") /* s, t [coroutine object] */                                            \
  OP(cancel, "td")                  /* t, tag */                                                             \
  OP(cancel_self, "d")              /* tag */                                                                \
  OP(uncancel, "d")                 /* tag: of the running task */                                           \
  OP(cancelling, "d")               /* tag: of the running task */                                           \
  OP(task_state, "td")              /* t, tag */                                                             \
  OP(task_result, "t")              /* t */                                                                  \
  OP(task_exception, "t")           /* t */                                                                  \
  OP(done_callback, "td")           /* t, tag */                                                             \
  OP(set_name, "td")                /* t, tag */                                                             \
  OP(get_name, "td")                /* t, tag */                                                             \
  OP(other_cancelling, "td")        /* t, tag */                                                             \
  OP(other_uncancel, "td")          /* t, tag */                                                             \
  OP(make_callback, "bd")           /* b, tag */                                                             \
  OP(add_callback, "tb")            /* t, b */                                                               \
  OP(remove_callback, "tbd")        /* t, b, tag */                                                          \
  OP(task_name, "d")                /* tag: of the running task */                                           \
  OP(current_name, "d")             /* tag: the same, or None in a callback */                               \
  OP(nested_run, "fn")              /* f, k: asyncio.run, refused */                                         \
  OP(count_tasks, "d")              /* tag: len(all_tasks()) */                                              \
  OP(reschedule, "dl")              /* tag of a timeout around it, us: from now */                           \
  OP(timeout_state, "dd")           /* tag of a timeout around it, tag */                                    \
  OP(timeout_when, "dd")            /* tag of a timeout around it, tag: time left */                         \
  /* generators */                                                                                           \
  OP(open_generator, "ifn") /* i, f, k */                                                                    \
  /* futures */                                                                                              \
  OP(make_future, "g")      /* g */                                                                          \
  OP(make_gather, "gn*")    /* g, return_exceptions [to be ensured] */                                       \
  OP(make_shield, "g*")     /* g [to be ensured] */                                                          \
  OP(set_result, "gn")      /* g, value */                                                                   \
  OP(set_exception, "gd")   /* g, tag */                                                                     \
  OP(cancel_future, "gd")   /* g, tag */                                                                     \
  OP(future_state, "gd")    /* g, tag */                                                                     \
  OP(future_result, "g")    /* g */                                                                          \
  OP(future_exception, "g") /* g */                                                                          \
  OP(future_callback, "gd") /* g, tag */                                                                     \
  /* handles */                                                                                              \
  OP(soon, "hfn")         /* h, f, k */                                                                      \
  OP(later, "hfnu")       /* h, f, k, us */                                                                  \
  OP(at, "hfnu")          /* h, f, k, us: from now */                                                        \
  OP(cancel_handle, "hd") /* h, tag */                                                                       \
  OP(handle_when, "hd")   /* h, tag: time left */                                                            \
  /* objects */                                                                                              \
  OP(release, "o")        /* o: a lock, condition, semaphore */                                              \
  OP(lock_state, "od")    /* o, tag: locked() of one of these */                                             \
  OP(set_event, "o")      /* o */                                                                            \
  OP(clear_event, "o")    /* o */                                                                            \
  OP(event_state, "od")   /* o, tag */                                                                       \
  OP(notify, "on")        /* o, n */                                                                         \
  OP(notify_all, "o")     /* o */                                                                            \
  OP(put_nowait, "on")    /* o, value */                                                                     \
  OP(get_nowait, "o")     /* o */                                                                            \
  OP(task_done, "o")      /* o */                                                                            \
  OP(shutdown, "on")      /* o, immediate */                                                                 \
  OP(queue_state, "od")   /* o, tag */                                                                       \
  OP(barrier_state, "od") /* o, tag */                                                                       \
  /* awaitables: as a statement, x = await ... */                                                            \
  OP(sleep, "u")                /* us */                                                                     \
  OP(sleep_value, "un")         /* us, value */                                                              \
  OP(call, "fn")                /* f, k */                                                                   \
  OP(join, "t")                 /* t */                                                                      \
  OP(await_future, "g")         /* g */                                                                      \
  OP(await_self, "")            /* the running task: refused */                                              \
  OP(await_kept, "d")           /* tag of a keep around it */                                                \
  OP(gather, "n*")              /* return_exceptions [to be ensured] */                                      \
  OP(wait_for, "l*")            /* us [awaitable] */                                                         \
  OP(shield, "*")               /* [to be ensured, or a gather] */                                           \
  OP(wait, "wld*")              /* index into kReturnWhen, us, tag [join] */                                 \
  OP(wait_coroutine, "*")       /* [call]: wait, which refuses it */                                         \
  OP(to_thread, "fn")           /* f, k */                                                                   \
  OP(next, "i")                 /* i */                                                                      \
  OP(asend, "in")               /* i, value; -1: None */                                                     \
  OP(athrow, "i*")              /* i [raise, raise_group] */                                                 \
  OP(next_or, "in")             /* i, value: anext with a default */                                         \
  OP(aclose, "i")               /* i */                                                                      \
  OP(acquire, "o")              /* o: a lock, condition, semaphore */                                        \
  OP(wait_event, "o")           /* o */                                                                      \
  OP(wait_condition, "o")       /* o */                                                                      \
  OP(wait_condition_for, "ocn") /* o, c, limit: until c >= limit */                                          \
  OP(put, "on")                 /* o, value */                                                               \
  OP(get, "o")                  /* o */                                                                      \
  OP(join_queue, "o")           /* o */                                                                      \
  OP(wait_barrier, "o")         /* o */                                                                      \
  OP(reset_barrier, "o")        /* o */                                                                      \
  OP(abort_barrier, "o")        /* o */

enum class Op : std::uint8_t {
#define PROGRAMS_ENUMERATOR(name, signature) name,
  PROGRAMS_OPS(PROGRAMS_ENUMERATOR)
#undef PROGRAMS_ENUMERATOR
};

/// The name in the text form: "spawn_named".
std::string_view name(Op op);

/// The kind with this name; nothing if there is none.
std::optional<Op> op_of(std::string_view name);

/// The arguments of a statement, a letter each: "tfnd". The letters are explained above.
std::string_view signature(Op op);

inline bool is_function(Op op) { return op <= Op::plain; }
inline bool is_object(Op op) { return op >= Op::lock && op <= Op::barrier; }
inline bool is_acquirable(Op op) {
  return op == Op::lock || op == Op::condition || op == Op::semaphore || op == Op::bounded_semaphore;
}
inline bool asks_generator(Op op) { return op >= Op::next && op <= Op::aclose; }
inline bool is_queue(Op op) { return op >= Op::queue && op <= Op::lifo_queue; }
/// Whether it may follow an await.
inline bool is_awaitable(Op op) { return op >= Op::sleep; }
/// A coroutine object of a lock, an event, ...
inline bool waits_on_object(Op op) { return op >= Op::acquire; }

}  // namespace programs
