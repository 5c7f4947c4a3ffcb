// The functions that draw statements, by kind. Each returns statements for the given context, or others if its own are
// not possible there. Unless they are for coroutines or generators, they may also be in a plain function.
#pragma once

#include "conformance/drawing.hpp"

namespace conformance::draw {

using Draw = Nodes (*)(Drawing& d, const Context& context);

/// generate.cpp: one statement of a coroutine or a generator, and what follows from it; 1 to `most` in a block.
Nodes statement(Drawing& d, const Context& context);
Nodes statements(Drawing& d, const Context& outer, std::int64_t most);

/// draw_basics.cpp
Nodes print(Drawing& d, const Context& context);
Nodes count(Drawing& d, const Context& context);
Nodes block(Drawing& d, const Context& context);
Nodes raise(Drawing& d, const Context& context);
Node raised(Drawing& d);
Nodes raise_group(Drawing& d, const Context& context);
Nodes call_plain(Drawing& d, const Context& context);
Nodes return_early(Drawing& d, const Context& context);
Nodes leave_loop(Drawing& d, const Context& context);

/// draw_blocks.cpp: blocks of a coroutine
Nodes loop(Drawing& d, const Context& context);
Nodes condition(Drawing& d, const Context& context);
Nodes timeout(Drawing& d, const Context& context);
Nodes use_timeout(Drawing& d, const Context& context);

/// draw_groups.cpp: task groups
Nodes group(Drawing& d, const Context& context);
/// Another task of the surrounding group with this tag.
std::optional<Node> group_spawn(Drawing& d, std::int64_t group, const Context& context);
/// A group that another function or task may have entered or left.
Nodes use_shared_group(Drawing& d, const Context& context);

/// draw_excepts.cpp: except, except* and finally
Nodes try_statement(Drawing& d, const Context& context);
/// Raises a group, with handlers that take parts of it.
Nodes try_group(Drawing& d, const Context& context);
/// A try with the given body.
Nodes with_handlers(Drawing& d, const Context& context, Nodes body);
/// Usually in a try that prints the exception.
Nodes guarded(Drawing& d, const Context& context, Node risky);

/// draw_generators.cpp: a generator's body, and how coroutines use one
Node generator(Drawing& d, const Context& context);
Nodes for_each(Drawing& d, const Context& context);
Nodes use_generator(Drawing& d, const Context& context);
/// A next, asend, athrow or aclose on the generator in a slot.
Node ask(Drawing& d, std::int64_t slot);

/// draw_tasks.cpp: tasks, futures, handles
Nodes spawn(Drawing& d, const Context& context);
/// Tasks of any coroutine object, usually one of asyncio's own.
Nodes spawn_coroutine(Drawing& d, const Context& context);
Nodes cancel(Drawing& d, const Context& context);
Nodes own_task(Drawing& d, const Context& context);
Nodes look_at_task(Drawing& d, const Context& context);
Nodes use_future(Drawing& d, const Context& context);
Nodes make_gather(Drawing& d, const Context& context);
Nodes use_handle(Drawing& d, const Context& context);
/// Done callbacks with a name, so that they can be removed.
Nodes use_callback(Drawing& d, const Context& context);

/// draw_objects.cpp: locks, events, queues and similar objects
Nodes use_object(Drawing& d, const Context& context);
/// What a callback does with such an object, or with a future.
Nodes touch(Drawing& d, const Context& context);
/// An object that an `async with` accepts.
std::optional<std::int64_t> any_for_with(Drawing& d);
/// A coroutine of one of these objects.
std::optional<Node> wait_on_object(Drawing& d);

/// draw_races.cpp: several tasks at one object, or timers of one instant, woken and cancelled in one turn
Nodes race(Drawing& d, const Context& context);
Nodes tie(Drawing& d, const Context& context);

/// draw_awaits.cpp: awaits
Nodes await(Drawing& d, const Context& context);
/// wait, as_completed
Nodes wait_for_several(Drawing& d, const Context& context);
std::optional<Node> coroutine_call(Drawing& d, const Context& context);
std::optional<Node> join(Drawing& d, const Context& context);
/// A coroutine object that is awaited once, twice or never.
Nodes keep(Drawing& d, const Context& context);
/// A child of gather and similar functions.
std::optional<Node> gathered(Drawing& d, const Context& context);
/// For create_task and similar functions.
Node coroutine_object(Drawing& d, const Context& context);

}  // namespace conformance::draw
